import { counted } from '../core/counted.ts';
import type { Audit } from '../core/audit/audit.ts';
import { printable } from '../core/problem.ts';

/** For people: a line for each place, and what was searched. `site`: the folder as it was named. */
export function auditText({ files, bytes, hits }: Audit, words: readonly unknown[], site: string): string {
  const lines = hits.map(({ path, word, line, how }) => {
    const place = line === null ? path : `${path}:${line}`;
    return `${printable(`${site.replace(/\/$/, '')}/${place}`)}: “${printable(word)}”${how === '' ? '' : ` ${how}`}\n`;
  });
  const searched = `${counted(files, 'file')} of ${sizeText(bytes)} searched for ${counted(words.length, 'word')}`;
  const found = hits.length === 0 ? 'none found' : `${counted(hits.length, 'place')} found`;
  return `${lines.join('')}${searched}: ${found}.\n`;
}

const sizeText = (bytes: number): string => (bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`);
