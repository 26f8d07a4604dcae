import type { Place } from '../core/position.ts';
import { problem, type Problem } from '../core/problem.ts';

/** What became of a file's bytes: its text, or why it has none. */
export type Decoded = { readonly text: string; readonly problem: null } | { readonly text: null; readonly problem: Problem };

const REPLACEMENT = '\uFFFD';
const REPLACEMENT_BYTES = Buffer.from(REPLACEMENT);
const LINE_END = /\r\n?/g;
// All that XML 1.0 and HTML forbid: C0 without tab and line ends, DEL, and the two noncharacters.
// eslint-disable-next-line no-control-regex -- finding them is the point
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/g;

/** UTF-8 without its byte order mark, line ends as `\n` (so line numbers stay those of the file). Never throws. */
export function decodeText(bytes: Buffer, path: string): Decoded {
  const wide = wideEncoding(bytes);
  if (wide !== null) return refuse(problem('encoding', { kind: 'line', path, line: 1, column: 1 }, `the file is ${wide}, not UTF-8`));
  const lossy = bytes.toString('utf8');
  const bad = firstInvalid(bytes, lossy);
  if (bad !== null) {
    const byte = (bytes[bad.offset] ?? 0).toString(16).toUpperCase().padStart(2, '0');
    return refuse(problem('encoding', bad.place(path), `byte ${bad.offset} (0x${byte}) is not UTF-8`));
  }
  const text = lossy.replace(/^\uFEFF/, '').replace(LINE_END, '\n');
  const controls = [...text.matchAll(FORBIDDEN)];
  const first = controls[0];
  if (first === undefined) return { text, problem: null };
  const more = controls.length > 1 ? ` (and ${controls.length - 1} more)` : '';
  const name = `U+${first[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  return refuse(problem('control-character', placeAt(text, first.index, path), `the control character ${name} stands here${more}`));
}

const refuse = (found: Problem): Decoded => ({ text: null, problem: found });

function wideEncoding(bytes: Buffer): string | null {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return 'UTF-16 (little endian)';
  return a === 0xfe && b === 0xff ? 'UTF-16 (big endian)' : null;
}

interface Invalid {
  /** In bytes, from 0. */
  readonly offset: number;
  readonly place: (path: string) => Place;
}

/** The first byte that the decoder replaced. A U+FFFD that the author typed is three bytes of valid UTF-8. */
function firstInvalid(bytes: Buffer, lossy: string): Invalid | null {
  let offset = 0;
  let from = 0;
  for (let at = lossy.indexOf(REPLACEMENT); at >= 0; at = lossy.indexOf(REPLACEMENT, from)) {
    offset += Buffer.byteLength(lossy.slice(from, at));
    if (!bytes.subarray(offset, offset + 3).equals(REPLACEMENT_BYTES)) {
      const index = at;
      return { offset, place: (path) => placeAt(lossy.slice(0, index).replace(LINE_END, '\n'), Infinity, path) };
    }
    offset += REPLACEMENT_BYTES.length;
    from = at + 1;
  }
  return null;
}

function placeAt(text: string, index: number, path: string): Place {
  const before = text.slice(0, index);
  const lineStart = before.lastIndexOf('\n') + 1;
  const line = before.split('\n').length;
  return { kind: 'line', path, line, column: before.length - lineStart + 1 };
}
