import { problem, quote, type Problem } from '../core/problem.ts';

const MAX_NAME_BYTES = 120;
const ALLOWED = /[^\p{L}\p{M}\p{N} ._\-+,()[\]&'@=!~]/u;
/** Windows cannot hold a file of these names, with any ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
/** A document of this name would stand where the site keeps something of its own. */
const RESERVED = new Set(['index', '404', 'pagefind', '_astro']);

/** What is wrong with the path of a document (relative, `/` between its parts), with the name to give it; null if nothing. */
export function checkFileName(path: string): Problem | null {
  const parts = path.split('/');
  for (const [index, part] of parts.entries()) {
    const found = faultOf(part, index === parts.length - 1, parts.length <= 2);
    if (found === null) continue;
    const kind = index === parts.length - 1 ? 'file' : 'folder';
    return problem('file-name', { kind: 'unavailable', path }, `the ${kind} name \`${quote(part)}\` ${found}`, renameAdvice(part, kind));
  }
  return null;
}

function faultOf(part: string, isFile: boolean, isTop: boolean): string | null {
  const ending = /\.(mdx?)$/i.exec(part);
  const stem = isFile && ending !== null ? part.slice(0, ending.index) : part;
  if (part.includes('\uFFFD')) return 'is not UTF-8';
  const strange = ALLOWED.exec(part);
  if (strange !== null) return `contains ${showCharacter(strange[0])}, which does not belong in an address`;
  if (isFile && ending !== null && ending[1] !== ending[1]?.toLowerCase()) return `ends in \`${ending[0]}\`, not in lower case`;
  if (part.startsWith('-')) return 'starts with `-`';
  if (part.startsWith('.')) return 'starts with `.`, so it is hidden';
  if (/^\s|[\s.]$/.test(stem)) return 'starts or ends with a space or a dot';
  if (DEVICE.test(stem)) return 'is reserved on Windows';
  if (isFile && isTop && RESERVED.has(stem.toLowerCase())) return 'is the name of a part of the site';
  const bytes = Buffer.byteLength(part);
  return bytes > MAX_NAME_BYTES ? `has ${bytes} bytes; the limit is ${MAX_NAME_BYTES}` : null;
}

function showCharacter(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return /[\p{C}\p{Z}]/u.test(character) ? `U+${code}` : `\`${character}\``;
}

/** A name that passes: strange characters become one dash. */
function renameAdvice(part: string, kind: 'file' | 'folder'): string {
  const [, stem = '', ending = ''] = /^(.*?)(\.mdx?)?$/isu.exec(part) ?? [];
  const dashed = stem
    .replace(new RegExp(ALLOWED, 'gu'), '-')
    .replace(/\uFFFD/g, '-')
    .replace(/-{2,}/g, '-');
  const clean = [...dashed.replace(/^[-.\s]+|[-.\s]+$/g, '')].slice(0, 30).join('');
  const safe = clean === '' || DEVICE.test(clean) || RESERVED.has(clean.toLowerCase()) ? `the-${clean || kind}` : clean;
  return `Rename the ${kind}, for example to \`${safe}${ending.toLowerCase()}\`.`;
}
