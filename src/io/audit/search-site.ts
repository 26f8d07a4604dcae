import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Audit, Hit } from '../../core/audit/audit.ts';
import { findWords, type SoughtWord } from '../../core/audit/find-words.ts';
import { layersOf } from './layers.ts';

/** A file that could not be searched: then nobody can say that the site is clean. */
export class AuditError extends Error {}

/** Looks for the words in every byte of every file below `dir`, one file at a time. Links are not followed: their targets are read as text. Throws an AuditError. */
export function searchSite(dir: string, words: readonly SoughtWord[]): Audit {
  const paths = readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort();
  const hits = new Map<string, Hit>();
  let [files, bytes] = [0, 0];
  for (const name of paths) {
    const path = name.split(sep).join('/');
    const add = (word: string, line: number | null, how: string): void => {
      hits.set(JSON.stringify([path, word, line, how]), { path, word, line, how });
    };
    for (const { word } of findWords(path, words)) add(word, null, 'in its name');
    const content = contentOf(join(dir, name), path);
    if (content === null) continue;
    files += 1;
    bytes += content.length;
    for (const { how, text } of layers(path, content)) for (const { word, line } of findWords(text, words)) add(word, line, how);
  }
  return { files, bytes, hits: [...hits.values()] };
}

/** Null for a folder. */
function contentOf(file: string, path: string): Buffer | null {
  try {
    const stat = lstatSync(file);
    if (stat.isDirectory()) return null;
    return stat.isSymbolicLink() ? Buffer.from(readlinkSync(file)) : readFileSync(file);
  } catch (error) {
    throw failed(path, error);
  }
}

function layers(path: string, content: Buffer): ReturnType<typeof layersOf> {
  try {
    return layersOf(path, content);
  } catch (error) {
    throw failed(path, error);
  }
}

function failed(path: string, error: unknown): AuditError {
  if (!(error instanceof Error) || !('code' in error)) throw error;
  return new AuditError(`${path} could not be searched (${String(error.code)})`, { cause: error });
}
