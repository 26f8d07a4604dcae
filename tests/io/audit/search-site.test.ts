import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { soughtWords } from '../../../src/core/audit/find-words.ts';
import { AuditError, searchSite } from '../../../src/io/audit/search-site.ts';
import { tempDir, writeFiles } from '../../temp-dir.ts';

const WORD = 'Quaggaé';

/** A chunk of a PNG; nobody looks at the check sum. */
function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
}
const png = (...chunks: Buffer[]): Buffer =>
  Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks, chunk('IEND', Buffer.alloc(0))]);
const utf16 = (text: string, swapped: boolean): Buffer => (swapped ? Buffer.from(text, 'utf16le').swap16() : Buffer.from(text, 'utf16le'));

/** Each hides the word in its own way. */
const HIDING: [how: string, name: string, bytes: string | Buffer, line: number | null, where: string][] = [
  ['as it is', 'a.html', `<p>\n<b>${WORD}</b>`, 2, ''],
  ['in capitals', 'a.txt', 'QUAGGAÉ', 1, ''],
  ['with the accent apart', 'a.txt', WORD.normalize('NFD'), 1, ''],
  ['in full width', 'a.txt', 'Ｑｕａｇｇａé', 1, ''],
  ['with a soft hyphen inside', 'a.html', 'Quag\u00ADga\u200Bé', 1, ''],
  ['with entities', 'a.html', '&#81;&#x75;agga&#233;', 1, ''],
  ['as Mermaid writes it', 'a.mmd', '#81;#117;agga#233;', 1, ''],
  ['with marks inside', 'a.html', '\n<mark>Quag</mark>ga<tspan x="1">é</tspan>', 2, ''],
  ['percent-encoded', 'a.html', '<a href="/x/%51uagga%C3%A9/">', 1, ''],
  ['percent-encoded in an entity', 'a.html', '&#37;51uagga&#37;C3&#37;A9', 1, ''],
  ['escaped in JSON', 'a.json', '{"x":"Quagga\\u00e9"}', 1, ''],
  ['packed with gzip', 'a.pf_fragment', gzipSync(`pagefind_dcd{"content":"${WORD}"}`), 1, 'unpacked'],
  ['packed twice', 'a.gz', gzipSync(gzipSync(WORD)), 1, 'unpacked unpacked'],
  ['packed with Brotli', 'a.html.br', brotliCompressSync(Buffer.from(`\n${WORD}`)), 2, 'unpacked'],
  ['in a picture, plainly', 'a.png', png(chunk('tEXt', Buffer.from(`Author\0${WORD}`))), 3, ''],
  ['in a picture, packed', 'a.png', png(chunk('zTXt', Buffer.concat([Buffer.from('Author\0\0'), deflateSync(WORD)]))), 1, 'in what the picture says of itself'],
  ['in a picture, in its own language', 'a.png', png(chunk('iTXt', Buffer.concat([Buffer.from('Author\0\x01\0en\0Author\0'), deflateSync(WORD)]))), 1, 'in what the picture says of itself'],
  ['in two bytes a character', 'a.jpg', Buffer.concat([Buffer.from([0xff, 0xd8, 0]), utf16(WORD, false)]), 1, ''],
  ['in two bytes, the other way round', 'a.jpg', Buffer.concat([Buffer.from([0xff, 0xd8]), utf16(WORD, true)]), 1, ''],
  ['in an embedded file', 'a.css', `url(data:image/png;base64,${png(chunk('tEXt', Buffer.from(`A\0${WORD}`))).toString('base64')})`, 4, 'in an embedded file'],
  ['in a name', 'quaggaé.html', 'x', null, 'in its name'],
  ['in the name of a folder, percent-encoded', '%51uagga%C3%A9/a.html', 'x', null, 'in its name'],
]; // prettier-ignore

describe('a word is found', () => {
  test.each(HIDING)('%s', (_, name, bytes, line, how) => {
    const dir = writeFiles(tempDir(), { [name]: bytes });
    const { hits } = searchSite(dir, soughtWords([WORD]));
    expect(hits.map((hit) => [hit.word, hit.line, hit.how])).toContainEqual([WORD, line, how]);
  });

  test('and a phrase across the end of a line, and across elements', () => {
    const dir = writeFiles(tempDir(), { 'a.txt': 'by Ann\n  Lee', 'b.svg': '<tspan>Ann</tspan><tspan>Lee</tspan>' });
    expect(searchSite(dir, soughtWords(['Ann Lee'])).hits.map(({ path }) => path)).toEqual(['a.txt', 'b.svg']);
  });

  test('in the target of a link, which is not followed', () => {
    const dir = writeFiles(tempDir(), { 'a.txt': 'x' });
    symlinkSync('/srv/quagga/secret', join(dir, 'b'));
    expect(searchSite(dir, soughtWords(['quagga'])).hits).toEqual([{ path: 'b', word: 'quagga', line: 1, how: '' }]);
  });
});

test('what is not there is not found, and everything was looked at', () => {
  const files = Object.fromEntries(
    HIDING.filter(([, , , , how]) => how !== 'in its name').map(([how, name, bytes]) => [`${how}/${name}`, bytes]),
  );
  const dir = writeFiles(tempDir(), files);
  const { hits, files: count } = searchSite(dir, soughtWords(['zebra', 'Quaggaa', '']));
  expect(hits).toEqual([]);
  expect(count).toBe(Object.keys(files).length);
});

test('a file that claims to be packed and is not cannot be called clean', () => {
  const dir = writeFiles(tempDir(), { 'a.gz': Buffer.from([0x1f, 0x8b, 1, 2, 3]) });
  expect(() => searchSite(dir, soughtWords(['x']))).toThrow(AuditError);
});
