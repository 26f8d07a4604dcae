import { problem, quote, type Problem } from '../core/problem.ts';

export const DOCUMENT = /\.mdx?$/i;
export const IMAGE = /\.(png|jpe?g|webp|gif)$/i;
const CONFIG = /^(site|people|services)\.(yml|yaml)$/i;

/** `.git`, `.gitkeep`, `.obsidian` and the like belong to tools; a hidden *document* is reported. */
export const isToolFile = (name: string, isFolder: boolean): boolean =>
  name === 'node_modules' || (name.startsWith('.') && (isFolder || !DOCUMENT.test(name)));

export const symlinkProblem = (path: string): Problem =>
  problem('symlink', { kind: 'unavailable', path }, 'this is a symbolic link, which is not followed');

export const typeProblem = (path: string): Problem =>
  problem(
    'file-type',
    { kind: 'unavailable', path },
    `\`${quote(path.slice(path.lastIndexOf('/') + 1))}\` is neither Markdown nor a picture`,
  );

/** Which of the settings the file is, or what is wrong with its name: only one spelling is read, so that two files never compete. Null for another file. */
export function configName(path: string): { readonly name: string; readonly problem: Problem | null } | null {
  const name = CONFIG.exec(path)?.[1]?.toLowerCase();
  if (name === undefined) return null;
  const expected = `${name}.yml`;
  if (path === expected) return { name, problem: null };
  const advice = `Rename it to \`${expected}\`.`;
  return { name, problem: problem('file-name', { kind: 'unavailable', path }, `\`${quote(path)}\` is not read`, advice) };
}
