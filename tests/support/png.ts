import { crc32, inflateSync } from 'node:zlib';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of a pixel; x and y from the left top corner. */
  readonly at: (x: number, y: number) => readonly [number, number, number];
}

const SIGNATURE = '89504e470d0a1a0a';

/** Bytes of a pixel by the kind of a PNG: RGB, a number in a list of colours, RGBA. */
const CHANNELS = new Map([
  [2, 3],
  [3, 1],
  [6, 4],
]);

/** Reads a PNG of 8 bits in RGB, RGBA or with a list of colours, without interlacing. Throws where the file is none, or is broken off. */
export function readPng(file: Uint8Array): Pixels {
  const bytes = Buffer.from(file);
  if (bytes.toString('hex', 0, 8) !== SIGNATURE) throw new Error('not a PNG');
  const parts: Buffer[] = [];
  let header: Buffer | null = null;
  let palette: Buffer | null = null;
  let ended = false;
  for (let at = 8; at < bytes.length && !ended;) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== bytes.readUInt32BE(at + 8 + length)) throw new Error(`${type} is damaged`);
    if (type === 'IHDR') header = data;
    if (type === 'PLTE') palette = data;
    if (type === 'IDAT') parts.push(data);
    ended = type === 'IEND';
    at += length + 12;
  }
  if (header === null || !ended) throw new Error('the PNG is broken off');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = CHANNELS.get(header[9] ?? -1);
  if (header[8] !== 8 || channels === undefined || header[12] !== 0) throw new Error('another kind of PNG');
  const colours = channels === 1 ? palette : null;
  const rows = unfilter(inflateSync(Buffer.concat(parts)), width * channels, height, channels);
  return {
    width,
    height,
    at: (x, y) => {
      const place = y * width * channels + x * channels;
      const [from, at] = colours === null ? [rows, place] : [colours, (rows[place] ?? 0) * 3];
      return [from[at] ?? 0, from[at + 1] ?? 0, from[at + 2] ?? 0];
    },
  };
}

/** Each row says how it was predicted from the pixel before it and the row above. */
function unfilter(raw: Buffer, stride: number, height: number, channels: number): Uint8Array {
  const out = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x++) {
      const here = y * stride + x;
      const left = x < channels ? 0 : (out[here - channels] ?? 0);
      const up = y === 0 ? 0 : (out[here - stride] ?? 0);
      const corner = x < channels || y === 0 ? 0 : (out[here - stride - channels] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      out[here] = ((raw[y * (stride + 1) + 1 + x] ?? 0) + guess) & 255;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const sum = left + up - corner;
  const [a, b, c] = [Math.abs(sum - left), Math.abs(sum - up), Math.abs(sum - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
