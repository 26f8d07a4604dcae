import { describe, expect, test } from 'vitest';
import { strippedImage } from '../../src/io/strip-image/strip-image.ts';
import { onePixel } from '../support/one-pixel.ts';

const SECRET = 'N 59°54′ by Ann Lee';
const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const bytesOf = (...parts: (string | number[] | Buffer)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? latin(part) : Buffer.from(part))));

/** TIFF in either byte order: orientation 6, a pointer to GPS, and text. */
function tiff(order: 'II' | 'MM'): Buffer {
  const short = (value: number): number[] => (order === 'II' ? [value, 0] : [0, value]);
  const long = (value: number): number[] => (order === 'II' ? [value, 0, 0, 0] : [0, 0, 0, value]);
  const tag = (high: number, low: number): number[] => (order === 'II' ? [low, high] : [high, low]);
  return bytesOf(
    ...[order, short(42), long(8), short(2)],
    ...[tag(1, 0x12), short(3), long(1), short(6), [0, 0]],
    ...[tag(0x88, 0x25), short(4), long(1), long(38), long(0), SECRET],
  );
}

/** A segment of a JPEG. */
const segment = (marker: number, data: Buffer): Buffer => bytesOf([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 0xff], data);
const TABLE = segment(0xdb, Buffer.alloc(65, 7));
const FRAME = segment(0xc0, bytesOf([8, 0, 1, 0, 1, 1, 1, 0x11, 0]));
const SCAN = bytesOf(segment(0xda, bytesOf([1, 1, 0, 0, 63, 0])), [0x12, 0xff, 0, 0x34, 0xff, 0xd0, 0x56]);
const JFIF = segment(0xe0, bytesOf('JFIF\0', [1, 1, 0, 0, 1, 0, 1, 0, 0]));
const COLOURS = segment(0xe2, bytesOf('ICC_PROFILE\0', [1, 1], 'colours'));
/** EXIF that says "turned by 90 degrees" and nothing else, worked out by hand. */
const TURNED = bytesOf('MM\0*', [0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]);

describe('I5: a JPEG loses its place and its author, and keeps how it is turned', () => {
  test.each(['II', 'MM'] as const)('with EXIF in %s order, XMP, a comment, a thumbnail and a second picture behind it', (order) => {
    const exif = segment(0xe1, bytesOf('Exif\0\0', tiff(order)));
    const thumbnail = segment(0xe0, bytesOf('JFIF\0', [1, 1, 0, 0, 1, 0, 1, 1, 1], 'rgb'));
    const said = [
      exif,
      segment(0xe1, latin(`http://ns.adobe.com/xap/1.0/\0${SECRET}`)),
      segment(0xfe, latin(SECRET)),
      segment(0xed, latin(SECRET)),
    ];
    const photo = bytesOf([0xff, 0xd8], thumbnail, ...said, COLOURS, TABLE, FRAME, SCAN, [0xff, 0xd9], [0xff, 0xd8], exif, [0xff, 0xd9]);
    const expected = bytesOf([0xff, 0xd8], JFIF, segment(0xe1, bytesOf('Exif\0\0', TURNED)), COLOURS, TABLE, FRAME, SCAN, [0xff, 0xd9]);
    expect(strippedImage(photo)).toEqual(expected);
    expect(strippedImage(expected)).toEqual(expected);
  });

  test('of several scans, and with fill bytes, nothing of the pixels is lost', () => {
    const photo = bytesOf([0xff, 0xd8], TABLE, FRAME, SCAN, TABLE, [0xff], SCAN, [0xff, 0xd9]);
    expect(strippedImage(photo)).toEqual(bytesOf([0xff, 0xd8], TABLE, FRAME, SCAN, TABLE, SCAN, [0xff, 0xd9]));
  });

  test('that breaks off ends there', () => {
    const whole = bytesOf([0xff, 0xd8], TABLE, FRAME, SCAN);
    expect(strippedImage(whole)).toEqual(bytesOf(whole, [0xff, 0xd9]));
    for (let length = 3; length < whole.length; length += 1) expect(() => strippedImage(whole.subarray(0, length))).not.toThrow();
  });
});

test('I5: a PNG loses texts, times, EXIF and what stands behind its end', () => {
  const plain = onePixel(9);
  const size: [string, Buffer] = ['pHYs', Buffer.from([0, 0, 11, 18, 0, 0, 11, 18, 1])];
  const said: [string, Buffer][] = [['tEXt', latin(`Author\0${SECRET}`)], ['zTXt', latin(SECRET)], ['iTXt', latin(SECRET)], ['eXIf', tiff('MM')], ['tIME', Buffer.alloc(7)], ['prVW', latin(SECRET)]]; // prettier-ignore
  expect(strippedImage(bytesOf(onePixel(9, [...said, size]), SECRET))).toEqual(onePixel(9, [size]));
  expect(strippedImage(plain)).toEqual(plain);
});

test('I5: a WebP loses EXIF and XMP, says so in its features, and keeps how it is turned', () => {
  const chunk = (type: string, data: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(data.length);
    return bytesOf(type, length, data, Buffer.alloc(data.length % 2));
  };
  const webp = (...chunks: Buffer[]): Buffer => {
    const size = Buffer.alloc(4);
    size.writeUInt32LE(4 + chunks.reduce((sum, { length }) => sum + length, 0));
    return bytesOf('RIFF', size, 'WEBP', ...chunks);
  };
  const features = (flags: number): Buffer => chunk('VP8X', bytesOf([flags, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
  const pixels = chunk('VP8L', latin('pixel'));
  const full = webp(
    features(0x2c),
    pixels,
    chunk('EXIF', bytesOf('Exif\0\0', tiff('II'))),
    chunk('XMP ', latin(SECRET)),
    chunk('junk', latin(SECRET)),
  );
  expect(strippedImage(full)).toEqual(webp(features(0x28), pixels, chunk('EXIF', TURNED)));
  expect(strippedImage(webp(features(0x04), pixels, chunk('XMP ', latin(SECRET))))).toEqual(webp(features(0), pixels));
});

test('I5: a GIF loses comments and what applications keep in it, and goes on moving', () => {
  const head = bytesOf('GIF89a', [1, 0, 1, 0, 0x80, 0, 0], [0, 0, 0, 255, 255, 255]);
  const repeats = bytesOf([0x21, 0xff, 11], 'NETSCAPE2.0', [3, 1, 0, 0, 0]);
  const control = bytesOf([0x21, 0xf9, 4, 0, 10, 0, 0, 0]);
  const image = bytesOf([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]);
  const comment = bytesOf([0x21, 0xfe, SECRET.length], SECRET, [0]);
  const xmp = bytesOf([0x21, 0xff, 11], 'XMP DataXMP', [SECRET.length], SECRET, [0]);
  const gif = bytesOf(head, repeats, comment, xmp, control, image, control, image, [0x3b], SECRET);
  expect(strippedImage(gif)).toEqual(bytesOf(head, repeats, control, image, control, image, [0x3b]));
});

test('another file is what it was', () => {
  for (const text of ['', 'x', 'GIF', '<svg/>']) expect(strippedImage(latin(text)).toString('latin1')).toBe(text);
});
