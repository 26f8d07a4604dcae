import { kindOf } from './author-diagram.ts';
import type { Drawing, DrawRequest } from './request.ts';

/** Every author's diagram is drawn with this, so that `check` and all pages share one picture in the cache. */
const PREFIX = 'g';

/** A page with a larger picture takes a phone seconds; a flowchart of a hundred boxes has a fifth of it. */
const MOST_CHARACTERS = 250_000;

/** Draws an author's diagram. Rejects with Mermaid's message where it is none, and where the picture is too large for a page. */
export async function drawAuthorDiagram(source: string, draw: (request: DrawRequest) => Promise<Drawing>): Promise<Drawing> {
  const title = /^[^\S\n]*accTitle[^\S\n]*:/m.test(source) ? {} : { title: `Diagram (${kindOf(source)})` };
  const drawing = await draw({ source, idPrefix: PREFIX, ...title });
  const { length } = drawing.svg;
  if (length > MOST_CHARACTERS) throw new Error(`the picture has ${length} characters of SVG; at most ${MOST_CHARACTERS} stand on a page`);
  return drawing;
}

/** The picture with ids of its own, `[A-Za-z][\w-]*`: two of one source may stand on a page. */
export function withIds(svg: string, prefix: string): string {
  // Texts of a drawing have no quotation marks as such, so these are attributes.
  return svg.replace(/ (id|aria-labelledby|aria-describedby)="g(?=[-"])/g, ` $1="${prefix}`).replace(/="(url\(#|#)g-/g, `="$1${prefix}-`);
}
