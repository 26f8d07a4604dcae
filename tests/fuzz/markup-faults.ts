import { addressesOf, parsePage } from '../site/html.ts';

const ACTING = new Set(
  'script style iframe frame object embed applet form input button textarea select link meta base svg math audio video source track canvas template portal'.split(
    ' ',
  ),
);

/** What acts in a piece of HTML, as a browser would parse it, a line each. */
export function markupFaults(html: string): string[] {
  return parsePage(`<!doctype html><html><head><title>t</title></head><body>${html}</body></html>`).elements.flatMap((element) => {
    const { tagName, attrs } = element;
    const isBox = tagName === 'input' && attrs.some(({ name, value }) => name === 'type' && value === 'checkbox');
    const faults = ACTING.has(tagName) && !isBox ? [`<${tagName}>`] : [];
    faults.push(
      ...attrs
        .filter(({ name }) => /^(?:on|style$|srcdoc$|formaction$|data-(?!footnote)|nonce$)/.test(name))
        .map(({ name }) => `${tagName} ${name}`),
    );
    faults.push(
      ...addressesOf(element)
        .filter(isCode)
        .map((address) => `${tagName}: ${address}`),
    );
    return faults;
  });
}

/** As a browser resolves it on a page of ours: of another kind than those that a page may have. */
function isCode(address: string): boolean {
  const url = URL.parse(address, 'https://notes.example/incidents/a/');
  return url !== null && !['https:', 'http:', 'mailto:'].includes(url.protocol);
}
