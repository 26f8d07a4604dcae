/** The number that src/core/render/timeline-text.ts adds to printable ASCII, so that Mermaid takes no text for grammar. */
const BASE = 0xe000;
const ENCODED = /[\ue020-\ue082]/g;
const PLACEHOLDERS = new Map([
  ['\ue080', 'ﬂ'],
  ['\ue081', '¶'],
  ['\ue082', '°'],
]);

/** The text that the private-use characters stand for. */
export function decodeText(text: string): string {
  return text.replace(ENCODED, (found) => PLACEHOLDERS.get(found) ?? String.fromCharCode(found.charCodeAt(0) - BASE));
}
