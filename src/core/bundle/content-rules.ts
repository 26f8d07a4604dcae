import { textOf } from './kinds.ts';

/** How pages of ours start a script: from a file of the site's own folders, or data that does not run. */
const OWN_SCRIPT = /<script type="module" src="\/?(?!\/)[^"<>:]*?(_assets|pagefind)\/[\w.-]+"><\/script>/g;
const DATA_SCRIPT = /<script type="application\/(ld\+)?json"( id="[\w-]+")?>/g;
const FOREIGN_ELEMENT = /<(base|iframe|frame|frameset|object|embed|portal|applet)[\s/>]/i;
const META = /<meta([^>]*)/gi;
const REFRESH = /http-equiv\s*=\s*(?:["']\s*)?refresh/i;
const NOINDEX = /<meta name="robots" content="noindex[^"]*"/;
const SERVICE_WORKER = /serviceworker|clients\s*\.\s*claim|skipwaiting/i;
/** What `_headers` of a preview may set: how the pages may be used, never where they lead or what they remember. */
const HEADERS = new Set([
  'x-robots-tag',
  'x-content-type-options',
  'x-frame-options',
  'referrer-policy',
  'content-security-policy',
  'permissions-policy',
  'cross-origin-opener-policy',
  'cache-control',
]);

/**
 * What a file of a bundle holds that a preview of ours never does. It keeps slips and crude attacks out; whoever could change the
 * build can still write a script into the site's own, so previews belong to an origin of their own.
 */
export function contentFault(name: string, bytes: Uint8Array): string | null {
  if (name.endsWith('.html')) return htmlFault(textOf(bytes) ?? '');
  if (name.endsWith('.svg')) return svgFault(textOf(bytes) ?? '');
  if (name.endsWith('.js')) return SERVICE_WORKER.test(textOf(bytes) ?? '') ? 'it has to do with a service worker' : null;
  return name === 'site/_headers' ? headersFault(textOf(bytes) ?? '') : null;
}

function htmlFault(html: string): string | null {
  const scripts = html.match(/<script/gi)?.length ?? 0;
  const known = (html.match(OWN_SCRIPT)?.length ?? 0) + (html.match(DATA_SCRIPT)?.length ?? 0);
  if (scripts !== known) return 'it has a script that is not one of the site’s own files';
  const [, foreign] = FOREIGN_ELEMENT.exec(html) ?? [];
  if (foreign !== undefined) return `it has an element \`${foreign.toLowerCase()}\``;
  if ([...html.matchAll(META)].some(([, attributes = '']) => REFRESH.test(attributes))) return 'it leads its reader elsewhere';
  return NOINDEX.test(html) ? null : 'it does not say `noindex`, so it is not a page of a preview';
}

function svgFault(svg: string): string | null {
  if (/<(script|foreignobject|iframe)[\s/>]/i.test(svg)) return 'it has an element that can run a script';
  if (/[\s"'/]on[a-z]+\s*=\s*["']/i.test(svg)) return 'it has an event handler';
  // Browsers skip line breaks and tabs within an address.
  return /href=["']?(javascript|data:text|vbscript)/i.test(svg.replace(/\s+/g, '')) ? 'it has a link that runs a script' : null;
}

function headersFault(text: string): string | null {
  for (const line of text.split('\n')) {
    if (/^\s*(#.*)?$/.test(line) || /^\/[\w~./*-]*$/.test(line)) continue;
    const [, header = ''] = /^\s+([A-Za-z-]+):/.exec(line) ?? [];
    if (!HEADERS.has(header.toLowerCase())) return 'it sets what a preview never sets';
  }
  return null;
}
