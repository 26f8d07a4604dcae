import { strippedGif } from './gif.ts';
import { strippedJpeg } from './jpeg.ts';
import { strippedPng } from './png.ts';
import { strippedWebp } from './webp.ts';

/**
 * A picture as it is published: where it was taken, by whom and with what is left out, and so is whatever stands behind its
 * end. How it is turned, its colours and its frames stay. What cannot be followed to its end is cut where it breaks; a file
 * of another kind comes back as it is.
 */
export function strippedImage(bytes: Buffer): Buffer {
  const start = bytes.toString('latin1', 0, 12);
  if (start.startsWith('\xff\xd8\xff')) return strippedJpeg(bytes);
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return strippedPng(bytes);
  if (/^RIFF[^]{4}WEBP$/.test(start)) return strippedWebp(bytes);
  return /^GIF8[79]a/.test(start) ? strippedGif(bytes) : bytes;
}
