import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { pngTexts } from './png-texts.ts';

/** One way to read the bytes of a file. */
export interface Layer {
  /** In words that follow "found": empty for the file as it stands. */
  readonly how: string;
  readonly text: string;
}

const MOST_LEVELS = 4;
/** A bomb in an artefact that somebody else built must not fill the memory. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Everything that can be read in a file: its bytes, what they unpack to, and what pictures say of themselves. Throws where a packed file cannot be unpacked. */
export function layersOf(name: string, bytes: Buffer, how = '', level = 0): Layer[] {
  const layers: Layer[] = [{ how, text: bytes.toString('utf8') }];
  if (isBinary(bytes)) layers.push(...wideTexts(bytes, how));
  if (level >= MOST_LEVELS) return layers;
  const packed = unpacked(name, bytes);
  if (packed !== null) layers.push(...layersOf(name.replace(/\.(?:gz|br)$/i, ''), packed, `${how} unpacked`.trim(), level + 1));
  for (const text of pngTexts(bytes, (data) => inflateSync(data, { maxOutputLength: MOST_BYTES })))
    layers.push({ how: `${how} in what the picture says of itself`.trim(), text });
  for (const inner of embedded(layers[0]?.text ?? '')) layers.push(...layersOf('', inner, `${how} in an embedded file`.trim(), level + 1));
  return layers;
}

function unpacked(name: string, bytes: Buffer): Buffer | null {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return gunzipSync(bytes, { maxOutputLength: MOST_BYTES });
  if (/\.br$/i.test(name)) return brotliDecompressSync(bytes, { maxOutputLength: MOST_BYTES });
  return null;
}

const isBinary = (bytes: Buffer): boolean => bytes.subarray(0, 8192).includes(0);

/** Cameras write comments with two bytes a character; nobody knows at which byte they start. */
function wideTexts(bytes: Buffer, how: string): Layer[] {
  const starts = [wholePairs(bytes), wholePairs(bytes.subarray(1))];
  const texts = starts.flatMap((pairs) => [pairs.toString('utf16le'), pairs.swap16().toString('utf16le')]);
  return [...texts, bytes.toString('latin1')].map((text) => ({ how, text }));
}

/** A copy: it is swapped in place, and text of two bytes is read from an even address. */
const wholePairs = (bytes: Buffer): Buffer => Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));

/** Files inside a style sheet or a page. */
const embedded = (text: string): Buffer[] =>
  text.includes(';base64,')
    ? [...text.matchAll(/;base64,([A-Za-z0-9+/]{8,}={0,2})/g)].map(([, data = '']) => Buffer.from(data, 'base64'))
    : [];
