import { orientationOf, turned } from './orientation.ts';

const START = Buffer.from([0xff, 0xd8]);
const END = Buffer.from([0xff, 0xd9]);
const EXIF = 'Exif\0\0';

/** A JPEG without EXIF (but for how it is turned), XMP, comments, thumbnails and a second picture behind it. */
export function strippedJpeg(bytes: Buffer): Buffer {
  const kept: Buffer[] = [START];
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xd9) break;
    // Fill bytes, and marks without a length.
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    const segment = bytes.subarray(at, end);
    const next = marker === 0xda ? endOfScan(bytes, end) : end;
    kept.push(...keptOf(marker, segment), bytes.subarray(end, next));
    at = next;
  }
  return Buffer.concat([...kept, END]);
}

/** Of the segments of applications: the colours, and how the picture is turned. */
function keptOf(marker: number, segment: Buffer): Buffer[] {
  const data = segment.toString('latin1', 4, 18);
  if (marker === 0xe0) return data.startsWith('JFIF\0') ? [withoutThumbnail(segment)] : [];
  if (marker === 0xe1) return data.startsWith(EXIF) ? turnedSegment(orientationOf(segment.subarray(4 + EXIF.length))) : [];
  if (marker === 0xe2) return data.startsWith('ICC_PROFILE\0') ? [segment] : [];
  if (marker === 0xee) return data.startsWith('Adobe') ? [segment] : [];
  const isSaid = marker === 0xfe || (marker >= 0xe0 && marker <= 0xef);
  return isSaid ? [] : [segment];
}

/** The size of the thumbnail is in its last two bytes. */
function withoutThumbnail(segment: Buffer): Buffer {
  const head = Buffer.alloc(18);
  segment.copy(head, 0, 0, 16);
  head.writeUInt16BE(16, 2);
  return head;
}

function turnedSegment(orientation: number): Buffer[] {
  if (orientation === 1) return [];
  const data = Buffer.concat([Buffer.from(EXIF, 'latin1'), turned(orientation)]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return [Buffer.concat([head, data])];
}

/** Where the pixels of a scan end: at the next mark that is no part of them. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}
