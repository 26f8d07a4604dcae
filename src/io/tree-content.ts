import { problem, type Problem } from '../core/problem.ts';
import { configName, DOCUMENT, IMAGE, isToolFile, symlinkProblem, typeProblem } from './content-rules.ts';
import { checkFileName } from './file-name.ts';
import type { TreeFile } from './git-tree.ts';

/** What the files of a content folder are, told by their names: the same answers that `readContent` gives for a folder on disk. */
export interface SortedFiles {
  /** Every document that may be read. */
  readonly documents: readonly string[];
  /** Why a document is not read, by its path. */
  readonly refused: ReadonlyMap<string, Problem>;
  /** The settings by name: `site`. */
  readonly config: ReadonlyMap<string, string>;
  /** Every regular file: what a document may point at. */
  readonly files: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

/** Sorts the files of a folder by what they are. */
export function sortFiles(tree: ReadonlyMap<string, TreeFile>): SortedFiles {
  const refused = new Map<string, Problem>();
  const other: Problem[] = [];
  const config = new Map<string, string>();
  const [documents, files]: [string[], Set<string>] = [[], new Set()];
  for (const [path, { kind }] of tree) {
    if (isOfTools(path)) continue;
    const isDocument = DOCUMENT.test(path);
    const fault = kind === 'link' ? symlinkProblem(path) : isDocument ? documentFault(path, kind) : null;
    if (kind === 'file') files.add(path);
    if (fault !== null && isDocument) refused.set(path, fault);
    else if (fault !== null) other.push(fault);
    if (fault !== null || kind === 'other') continue;
    const named = configName(path);
    if (isDocument) documents.push(path);
    else if (named?.problem === null) config.set(named.name, path);
    else if (named !== null) other.push(named.problem);
    else if (!IMAGE.test(path)) other.push(typeProblem(path));
  }
  return { documents, refused, config, files, problems: [...refused.values(), ...other] };
}

function isOfTools(path: string): boolean {
  const parts = path.split('/');
  return parts.some((part, index) => isToolFile(part, index < parts.length - 1));
}

function documentFault(path: string, kind: TreeFile['kind']): Problem | null {
  if (kind === 'other') return problem('unreadable', { kind: 'unavailable', path }, 'this is a repository of its own, not a file');
  const folder = path.split('/').slice(0, -1).find((part) => DOCUMENT.test(part)); // prettier-ignore
  if (folder !== undefined)
    return problem('unreadable', { kind: 'unavailable', path }, 'it lies in a folder that is named like a document');
  return checkFileName(path);
}
