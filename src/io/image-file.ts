import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { problem, type Problem } from '../core/problem.ts';
import { errnoText } from './errno.ts';

/** A picture is copied as it is, and every reader of its page fetches it. */
export const MAX_IMAGE_BYTES = 5 * 1024 * 1024;
/** What a browser unpacks of it in memory is four bytes for each. */
export const MAX_IMAGE_PIXELS = 40_000_000;

type ImageKind = 'png' | 'jpg' | 'gif' | 'webp';
interface Picture {
  readonly kind: ImageKind;
  readonly width: number;
  readonly height: number;
}

/** Reads `length` bytes from `position`; fewer at the end of the file. */
type ReadAt = (position: number, length: number) => Buffer;

/** A JPEG's segments before its size: profiles and thumbnails are a few dozen. */
const MOST_SEGMENTS = 500;
const FLAGS = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;

/** What is wrong with the picture `file`, named `path` in messages; null where nothing is. Looks at a few bytes of it, and decodes none. */
export function imageProblem(file: string, path: string): Problem | null {
  const place = { kind: 'unavailable', path } as const;
  let descriptor: number;
  try {
    descriptor = openSync(file, FLAGS);
  } catch (error) {
    return problem('unreadable', place, `the file cannot be read: ${errnoText(error)}`);
  }
  try {
    const { size } = fstatSync(descriptor);
    if (size > MAX_IMAGE_BYTES) return problem('bad-image', place, `the picture has ${size} bytes; the limit is ${MAX_IMAGE_BYTES}`);
    return judge(
      pictureIn((position, length) => readAt(descriptor, position, length)),
      path,
    );
  } catch (error) {
    return problem('unreadable', place, `the file cannot be read: ${errnoText(error)}`);
  } finally {
    closeSync(descriptor);
  }
}

function judge(picture: Picture | null, path: string): Problem | null {
  const place = { kind: 'unavailable', path } as const;
  if (picture === null) return problem('bad-image', place, 'the file does not begin as a png, jpg, webp or gif does');
  const { kind, width, height } = picture;
  if (width * height > MAX_IMAGE_PIXELS)
    return problem('bad-image', place, `the picture has ${width} × ${height} pixels; the limit is ${MAX_IMAGE_PIXELS} in all`);
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return (ending === 'jpeg' ? 'jpg' : ending) === kind ? null : problem('image-ending', place, `the file is a picture of the kind ${kind}`);
}

function readAt(descriptor: number, position: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  return buffer.subarray(0, readSync(descriptor, buffer, 0, length, position));
}

/** The kind and size that a file's own bytes tell; null where they are no picture that pages show. */
function pictureIn(read: ReadAt): Picture | null {
  const head = read(0, 30);
  const sign = head.toString('latin1');
  if (head.length < 14) return null;
  if (sign.startsWith('\x89PNG\r\n\x1a\n') && sign.slice(12, 16) === 'IHDR' && head.length >= 24)
    return { kind: 'png', width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
  if (/^GIF8[79]a/.test(sign)) return { kind: 'gif', width: head.readUInt16LE(6), height: head.readUInt16LE(8) };
  if (/^RIFF[\s\S]{4}WEBPVP8/.test(sign) && head.length === 30) return webp(head, sign.charAt(15));
  return sign.startsWith('\xFF\xD8\xFF') ? jpeg(read) : null;
}

/** Simple, lossless or with features: each keeps its size elsewhere. */
function webp(head: Buffer, form: string): Picture | null {
  if (form === ' ') return { kind: 'webp', width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff };
  if (form === 'X') return { kind: 'webp', width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 };
  if (form !== 'L') return null;
  const bits = head.readUInt32LE(21);
  return { kind: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

/** From segment to segment up to the one that tells the size. */
function jpeg(read: ReadAt): Picture | null {
  let at = 2;
  for (let count = 0; count < MOST_SEGMENTS; count += 1) {
    const segment = read(at, 9);
    if (segment.length < 9 || segment[0] !== 0xff) return null;
    const marker = segment[1] ?? 0;
    // Markers may be filled up with bytes of ones.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    // Every start of a frame but the three codes in between, which are tables.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { kind: 'jpg', width: segment.readUInt16BE(7), height: segment.readUInt16BE(5) };
    at += 2 + segment.readUInt16BE(2);
  }
  return null;
}
