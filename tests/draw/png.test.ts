import { inflateSync } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';
import { expect, test } from 'vitest';
import { encodeFewColours } from '../../src/draw/png.ts';
import { readPng } from '../support/png.ts';

const [PAPER, INK, RED] = [
  [255, 255, 255, 255],
  [0, 0, 0, 255],
  [200, 0, 0, 255],
];
const pixels = (width: number, ...list: number[][]) => ({ width, height: list.length / width, rgba: Uint8Array.from(list.flat()) });

test('the file says the size, each colour once, and the number of its colour for each pixel', () => {
  const bytes = Buffer.from(encodeFewColours(pixels(3, PAPER, PAPER, INK, RED, PAPER, PAPER)) ?? []);
  expect(bytes.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  const names = [bytes.indexOf('IHDR'), bytes.indexOf('PLTE'), bytes.indexOf('IDAT'), bytes.indexOf('IEND')];
  expect(names).toEqual([12, 12 + 25, 12 + 25 + 21, bytes.length - 8]);
  expect([...bytes.subarray(16, 29)]).toEqual([0, 0, 0, 3, 0, 0, 0, 2, 8, 3, 0, 0, 0]);
  expect([...bytes.subarray(41, 50)]).toEqual([255, 255, 255, 0, 0, 0, 200, 0, 0]);
  const length = bytes.readUInt32BE(54);
  expect([...inflateSync(bytes.subarray(62, 62 + length))]).toEqual([0, 0, 0, 1, 0, 2, 0, 0]);
});

test('a drawing reads as the pixels that it was made of, and the same as by the encoder for all pictures', () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30" fill="#fdfcfa"/><circle cx="13" cy="11" r="8.5" fill="#b3241c"/></svg>';
  const image = new Resvg(svg).render();
  const own = readPng(encodeFewColours({ width: image.width, height: image.height, rgba: image.pixels }) ?? new Uint8Array());
  const general = readPng(image.asPng());
  expect([own.width, own.height]).toEqual([40, 30]);
  const places = Array.from({ length: 40 * 30 }, (_, place) => [place % 40, Math.floor(place / 40)] as const);
  expect(places.map(([x, y]) => own.at(x, y))).toEqual(places.map(([x, y]) => general.at(x, y)));
  expect([own.at(0, 0), own.at(13, 11)]).toEqual([[0xfd, 0xfc, 0xfa], [0xb3, 0x24, 0x1c]]); // prettier-ignore
});

test('pixels that begin anywhere in their buffer are the same pixels', () => {
  const { rgba } = pixels(2, PAPER, RED);
  const shifted = new Uint8Array(rgba.length + 1);
  shifted.set(rgba, 1);
  expect(encodeFewColours({ width: 2, height: 1, rgba: shifted.subarray(1) })).toEqual(encodeFewColours({ width: 2, height: 1, rgba }));
});

test('256 colours are few, 257 are not, and no colour is one that can be seen through', () => {
  const shades = (count: number) => Array.from({ length: count }, (_, index) => [index % 256, Math.floor(index / 256), 0, 255]);
  expect(encodeFewColours(pixels(256, ...shades(256)))).not.toBeNull();
  expect(encodeFewColours(pixels(257, ...shades(257)))).toBeNull();
  expect(encodeFewColours(pixels(1, [1, 2, 3, 254]))).toBeNull();
});
