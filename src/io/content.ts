import { existsSync, readdirSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import type { Source } from '../core/parse/reading.ts';
import { compareProblems, problem, type Problem } from '../core/problem.ts';
import { configName, DOCUMENT, IMAGE, isToolFile, symlinkProblem, typeProblem } from './content-rules.ts';
import { errnoText } from './errno.ts';
import { checkFileName } from './file-name.ts';
import { imageProblem } from './image-file.ts';
import { readText } from './read-text.ts';

/** The three settings files as text; a file that is not there is undefined. */
export interface ConfigTexts {
  readonly site?: string | undefined;
  readonly people?: string | undefined;
  readonly services?: string | undefined;
}

/** What a content folder holds. Paths are relative to it, with `/` between their parts, in one order on every machine. */
export interface ContentFolder {
  /** Every document found, whether it could be read or not: each is published or refused by name. */
  readonly documents: readonly string[];
  /** The documents that could be read. */
  readonly sources: readonly Source[];
  /** Pictures beside the documents: png, jpg, webp, gif. */
  readonly images: readonly string[];
  /** Every regular file that is neither hidden nor refused as a link: what a document may point at. */
  readonly files: readonly string[];
  readonly config: ConfigTexts;
  readonly problems: readonly Problem[];
}

interface Found {
  documents: string[];
  sources: Source[];
  images: string[];
  files: string[];
  config: Map<string, string>;
  problems: Problem[];
}

/** Reads the folder `dir` once, synchronously (asynchronous reads were measured five times slower). Never throws on what a disk can hold. */
export function readContent(dir: string): ContentFolder {
  const found: Found = { documents: [], sources: [], images: [], files: [], config: new Map(), problems: [] };
  const fault = folderProblem(dir);
  if (fault !== null) found.problems.push(fault);
  else readFolder(dir, '', found);
  if (fault === null && found.documents.length === 0) {
    found.problems.push(problem('content-empty', { kind: 'unavailable', path: '' }, 'the folder holds no Markdown document'));
  }
  const { documents, sources, images, files, problems, config } = found;
  const texts = { site: config.get('site'), people: config.get('people'), services: config.get('services') };
  return { documents, sources, images, files, config: texts, problems: problems.sort(compareProblems) };
}

/** The settings of the folder `dir` alone, for reading one document; what is wrong with them is for `readContent` to say. */
export function readConfigTexts(dir: string): ConfigTexts {
  const textOf = (name: string): string | undefined => {
    const file = join(dir, name);
    return existsSync(file) ? (readText(file, name).text ?? undefined) : undefined;
  };
  return { site: textOf('site.yml'), people: textOf('people.yml'), services: textOf('services.yml') };
}

/** Why `dir` cannot be a content folder; null if it can. Its path in the problem is empty: the folder itself. */
export function folderProblem(dir: string): Problem | null {
  const refuse = (found: string): Problem => problem('content-folder', { kind: 'unavailable', path: '' }, found);
  try {
    return statSync(dir).isDirectory() ? null : refuse('this is a file, not a folder');
  } catch (error) {
    return refuse(`the folder cannot be opened: ${errnoText(error)}`);
  }
}

const byName = (a: Dirent, b: Dirent): number => (a.name < b.name ? -1 : 1);

function readFolder(root: string, folder: string, found: Found): void {
  let entries: Dirent[];
  try {
    entries = readdirSync(join(root, folder), { withFileTypes: true }).sort(byName);
  } catch (error) {
    found.problems.push(problem('unreadable', { kind: 'unavailable', path: folder }, `the folder cannot be read: ${errnoText(error)}`));
    return;
  }
  for (const entry of entries) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (!isToolFile(entry.name, entry.isDirectory())) readEntry(root, path, entry, found);
  }
}

function readEntry(root: string, path: string, entry: Dirent, found: Found): void {
  const isDocument = DOCUMENT.test(path);
  if (isDocument) found.documents.push(path);
  const refuse = (refusal: Problem): void => void found.problems.push(refusal);
  const place = { kind: 'unavailable', path } as const;
  if (entry.isSymbolicLink()) return refuse(symlinkProblem(path));
  if (entry.isDirectory()) {
    if (!isDocument) return readFolder(root, path, found);
    return refuse(problem('unreadable', place, 'this is a folder, not a file (EISDIR); nothing in it is read', 'Rename the folder.'));
  }
  if (!entry.isFile()) return refuse(problem('unreadable', place, 'this is a pipe, a socket or a device, not a file'));
  found.files.push(path);
  if (isDocument) return readSource(root, path, found);
  const config = configName(path);
  if (config !== null) return config.problem === null ? readConfig(root, path, config.name, found) : refuse(config.problem);
  if (IMAGE.test(path)) readImage(root, path, found);
  else refuse(typeProblem(path));
}

function readSource(root: string, path: string, found: Found): void {
  const { text, problem: fault } = readText(join(root, path), path);
  const misnamed = checkFileName(path);
  if (misnamed !== null) found.problems.push(misnamed);
  else if (fault !== null) found.problems.push(fault);
  else found.sources.push({ path, text });
}

function readImage(root: string, path: string, found: Found): void {
  found.images.push(path);
  const fault = imageProblem(join(root, path), path);
  if (fault !== null) found.problems.push(fault);
}

function readConfig(root: string, path: string, name: string, found: Found): void {
  const { text, problem: fault } = readText(join(root, path), path);
  if (fault !== null) found.problems.push(fault);
  else found.config.set(name, text);
}
