import type { Nodes } from 'mdast';
import { contentPath } from '../content-path.ts';
import type { Decision } from '../schema/parts.ts';
import { isoOf } from './calendar.ts';
import { findDates, type FoundDate } from './dates.ts';
import { plainText, walk } from './markdown.ts';

/** The document that decisions stand in: relative references are read by it. */
export interface DecisionDocument {
  readonly path: string;
  /** `YYYY-MM-DD`; null where the document names none. */
  readonly date: string | null;
}

type Reference = Decision['references'][number];

/** "Supersedes …", "this reverses …": what it says behind the verb, as far as the sentence goes. */
const TAKES_PLACE =
  /\b(?:supersed(?:es?|ing)|replac(?:es?|ing)|revers(?:es?|ing)|overturn(?:s|ing)?|overrid(?:es?|ing)|revok(?:es?|ing)|rescind(?:s|ing)?|withdraw(?:s|ing)?|repeal(?:s|ing)?|lift(?:s|ing)?|takes? the place of|in place of)\b([^;!?\n]{1,160})/giu;
/** "Superseded by …". */
const GIVES_WAY =
  /\b(?:superseded|replaced|reversed|overturned|overridden|revoked|rescinded|withdrawn|repealed|lifted)\s+(?:by|with)\b([^;!?\n]{1,160})/giu;
/** A date alone may be any: it counts where the words speak of a decision. */
const OF_A_DECISION = /\b(?:decisions?|resolutions?|agreements?|rules?|polic(?:y|ies)|decided|agreed)\b/iu;
const SENTENCE_END = /[.](?=\s+[\p{Lu}^]|\s*$)/u;
const MARK = /(?:^|\s|\()\^([\w-]+)/gu;

/** A decision's own mark, and what its words say outright that it takes the place of or gives way to. */
export function referencesOf(
  text: string,
  node: Nodes | null,
  document: DecisionDocument,
): { text: string; key: string | null; references: Reference[] } {
  const clauses = [...clausesOf(text, TAKES_PLACE, 'supersedes'), ...clausesOf(text, GIVES_WAY, 'superseded-by')];
  const references = clauses.flatMap((clause) => referencesIn(clause, node, document));
  const own = /\s\^([\w-]+)\s*$/.exec(text);
  const isReference = own === null || clauses.some(({ start, end }) => own.index >= start - 1 && own.index < end);
  return isReference ? { text, key: null, references } : { text: text.slice(0, own.index), key: own[1] ?? null, references };
}

interface Clause {
  readonly direction: Reference['direction'];
  readonly said: string;
  readonly start: number;
  readonly end: number;
}

function clausesOf(text: string, verb: RegExp, direction: Clause['direction']): Clause[] {
  return [...text.matchAll(verb)].map((match) => {
    const tail = match[1] ?? '';
    const start = match.index + match[0].length - tail.length;
    const said = tail.slice(0, SENTENCE_END.exec(tail)?.index ?? tail.length);
    return { direction, said, start, end: start + said.length };
  });
}

function referencesIn({ direction, said }: Clause, node: Nodes | null, document: DecisionDocument): Reference[] {
  const common = { direction, written: said.trim() };
  const keys = [...said.matchAll(MARK)].map(([, key = '']): Reference => ({ ...common, kind: 'key', target: key }));
  if (keys.length > 0) return keys;
  const links = linksIn(said, node, document.path).map((target): Reference => ({ ...common, kind: 'link', target }));
  if (links.length > 0) return links;
  if (!OF_A_DECISION.test(said)) return [];
  return findDates(said).flatMap((found): Reference[] => {
    const target = dayOf(found, document.date, direction);
    return target === null ? [] : [{ ...common, kind: 'date', target }];
  });
}

/** Documents that the clause links to, with their anchors. */
function linksIn(said: string, node: Nodes | null, from: string): string[] {
  if (node === null) return [];
  return [...walk(node)].flatMap((inner) => {
    if (inner.type !== 'link' || !said.includes(plainText(inner))) return [];
    const target = contentPath(inner.url, from);
    return target.kind === 'file' && /\.mdx?$/i.test(target.path) ? [target.path + (/#.+$/s.exec(inner.url)?.[0] ?? '')] : [];
  });
}

/** Without a year: the last such day before a decision that takes another's place, the next one after a decision that gives way. */
function dayOf({ iso, year, month, day }: FoundDate, date: string | null, direction: Reference['direction']): string | null {
  if (iso !== null) return iso;
  if (year !== null || date === null) return null;
  const own = Number(date.slice(0, 4));
  const days = [own - 1, own, own + 1].flatMap((one) => isoOf({ year: one, month, day }) ?? []);
  return (direction === 'supersedes' ? days.findLast((one) => one <= date) : days.find((one) => one >= date)) ?? null;
}
