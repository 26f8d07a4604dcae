const IMAGE = 0x2c;
const EXTENSION = 0x21;
/** How long a frame is shown, and what is behind it. */
const CONTROL = 0xf9;
const APPLICATION = 0xff;
/** How often the frames are repeated. */
const REPEATS = /^(?:NETSCAPE2\.0|ANIMEXTS1\.0)$/;
const END = Buffer.from([0x3b]);

/** A GIF without comments, texts and what applications keep in it. */
export function strippedGif(bytes: Buffer): Buffer {
  const start = 13 + tableSize(bytes[10] ?? 0);
  const kept = [bytes.subarray(0, start)];
  for (let at = start; at < bytes.length;) {
    const kind = bytes[at];
    if (kind !== IMAGE && kind !== EXTENSION) break;
    const data = at + (kind === IMAGE ? 11 + tableSize(bytes[at + 9] ?? 0) : 2);
    const end = endOfBlocks(bytes, data);
    if (kind === IMAGE || isShown(bytes, at)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...kept, END]);
}

/** Three bytes a colour, where the table is there at all. */
const tableSize = (packed: number): number => ((packed & 0x80) === 0 ? 0 : 3 * 2 ** ((packed & 0x07) + 1));

function isShown(bytes: Buffer, at: number): boolean {
  const label = bytes[at + 1];
  return label === CONTROL || (label === APPLICATION && REPEATS.test(bytes.toString('latin1', at + 3, at + 14)));
}

/** Blocks follow each other, each with its length before it, up to one of no length. */
function endOfBlocks(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 0) at += 1 + (bytes[at] ?? 0);
  return Math.min(at + 1, bytes.length);
}
