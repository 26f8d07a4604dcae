import type { Problem } from '../problem.ts';
import { publishedTexts, type Checked } from './checked.ts';
import { findsProblem, type Find } from './text-finds.ts';

const HOST = /(?<![\w.@%-]|[^/]\/)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,6}(?:internal|corp|local|lan|intranet)(?![\w-]|\.\w)/gi;
/** A quick look. */
const MAY_HOLD = /\.(?:internal|corp|local|lan|intranet)\b|\b(?:10|172|192\.168)\.\d/i;
/** Names that every cluster, every laptop and every manual has. */
const EVERYWHERE =
  /(?:\.svc|\.cluster|\.pod)\.local$|^(?:cluster|localhost|host\.docker|gateway\.docker|metadata\.google|kubernetes\.docker)\.(?:local|internal)$/i;

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const ADDRESS = new RegExp(
  `(?<![\\d.vV-])(?:10\\.${OCTET}|192\\.168|172\\.(?:1[6-9]|2\\d|3[01]))\\.${OCTET}\\.${OCTET}(?![\\d]|\\.\\d|-\\d)`,
  'g',
);

/** Hosts and addresses of a network that readers are not in, once for each document. Until a document's visibility is known, this is a question. */
export function internalHosts(checked: Checked): Problem[] {
  return publishedTexts(checked).flatMap(([path, text]) => {
    if (!MAY_HOLD.test(text)) return [];
    const hosts = [...text.matchAll(HOST)].filter(({ 0: host }) => !EVERYWHERE.test(host)).map(findOf);
    // "10.0.0.0/8" is a kind of address, and no machine.
    const addresses = [...text.matchAll(ADDRESS)]
      .filter(({ 0: ip, index }) => !isRange(text, index + ip.length) && !isVersion(text, index))
      .map(findOf);
    const finds = [...hosts, ...addresses].sort((a, b) => a.index - b.index);
    return findsProblem('internal-host', 'the internal host', path, text, finds);
  });
}

const findOf = ({ 0: written, index }: RegExpExecArray): Find => ({ written, index });
const isRange = (text: string, end: number): boolean => /^\/\d/.test(text.slice(end, end + 2));
const isVersion = (text: string, start: number): boolean => /\bv(?:ersion)?\.?\s*$/i.test(text.slice(Math.max(0, start - 10), start));
