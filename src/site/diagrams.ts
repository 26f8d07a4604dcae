import { createHash } from 'node:crypto';
import type { Drawing, DrawRequest } from '../draw/request.ts';
import { faultOf, refusalOf } from '../draw/author-diagram.ts';
import { drawAuthorDiagram, withIds } from '../draw/author-picture.ts';

/** A Mermaid fence as the renderer writes it, sanitised; nothing else is written with this class. */
const FENCE = /<pre><code class="language-mermaid">([\s\S]*?)<\/code><\/pre>/g;

const ENTITIES = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

const decode = (html: string): string =>
  html.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (name !== undefined) return ENTITIES.get(name.toLowerCase()) ?? whole;
      return String.fromCodePoint(Number.parseInt(hex ?? decimal ?? '', hex === undefined ? 10 : 16));
    },
  );

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/**
 * Draws the Mermaid fences of sanitised HTML. A picture stands with its source, folded; a source that is refused, or that
 * Mermaid cannot read, stands as it is, with the reason. `scope` makes ids of pictures unique on the page.
 */
export async function drawFences(html: string, scope: string, draw: (request: DrawRequest) => Promise<Drawing>): Promise<string> {
  const fences = [...html.matchAll(FENCE)];
  const figures = await Promise.all(
    fences.map(async ([whole, code = ''], index) => drawFence(whole, decode(code), `${scope} ${String(index)}`, draw)),
  );
  let drawn = 0;
  return html.replace(FENCE, (whole) => figures[drawn++] ?? whole);
}

async function drawFence(fence: string, source: string, scope: string, draw: (request: DrawRequest) => Promise<Drawing>): Promise<string> {
  const refused = refusalOf(source);
  if (refused !== null) return notDrawn(fence, refused.why);
  const prefix = `g${createHash('sha256').update(`${scope}\n${source}`).digest('hex').slice(0, 8)}`;
  try {
    const { svg } = await drawAuthorDiagram(source, draw);
    return `<figure class="diagram">${withIds(svg, prefix)}<details class="mermaid-source"><summary>Mermaid source of the diagram</summary>${fence}</details></figure>`;
  } catch (error) {
    return notDrawn(fence, faultOf(source, error instanceof Error ? error.message : String(error)).why);
  }
}

const notDrawn = (fence: string, why: string): string =>
  `<figure class="diagram diagram-failed">${fence}<figcaption>This diagram is not drawn: ${escape(why)}</figcaption></figure>`;
