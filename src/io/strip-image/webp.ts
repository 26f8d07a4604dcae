import { orientationOf, turned } from './orientation.ts';

/** What is needed to show the picture. */
const SHOWN: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const HAS_EXIF = 0x08;
const HAS_XMP = 0x04;

/** A WebP without EXIF (but for how it is turned), XMP and chunks that nobody knows. */
export function strippedWebp(bytes: Buffer): Buffer {
  const kept: Buffer[] = [];
  let orientation = 1;
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = bytes.readUInt32LE(at + 4);
    const type = bytes.toString('latin1', at, at + 4);
    const end = at + 8 + length + (length % 2);
    if (SHOWN.has(type)) kept.push(Buffer.from(bytes.subarray(at, end)));
    if (type === 'EXIF') orientation = orientationOf(exifOf(bytes.subarray(at + 8, at + 8 + length)));
    at = end;
  }
  if (orientation > 1) kept.push(chunk('EXIF', turned(orientation)));
  const features = kept.find((part) => part.toString('latin1', 0, 4) === 'VP8X');
  if (features !== undefined && features.length > 8)
    features.writeUInt8((features.readUInt8(8) & ~(HAS_EXIF | HAS_XMP)) | (orientation > 1 ? HAS_EXIF : 0), 8);
  return chunk('RIFF', Buffer.concat([Buffer.from('WEBP', 'latin1'), ...kept]));
}

/** Some programs write the mark of a JPEG before it. */
const exifOf = (data: Buffer): Buffer => (data.toString('latin1', 0, 6) === 'Exif\0\0' ? data.subarray(6) : data);

function chunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}
