import { entriesIn } from '../src/core/derive/archive-input.ts';
import { lookupOf } from '../src/core/derive/lookup.ts';
import { readContext } from '../src/core/parse/config.ts';
import { readDocument } from '../src/core/parse/read-document.ts';
import type { LedgerFixture } from './ledger-fixture.ts';

/** How the ledger of a fixture compares with what is known of it. Pairs are of mentions that belong, or are said to belong, together. */
export interface LedgerScore {
  readonly documents: number;
  readonly mentions: number;
  /** Actions as known, and as found. */
  readonly known: number;
  readonly found: number;
  readonly precision: number;
  readonly recall: number;
  /** Lines that speak of an action and were read as none, or the other way round. */
  readonly unread: readonly string[];
  /** Pairs that were joined and are two actions. */
  readonly wrong: readonly string[];
  /** Mentions that follow each other in one action and were not joined. */
  readonly missed: readonly string[];
}

interface Place {
  readonly at: string;
  readonly text: string;
  readonly owner: string;
  readonly found: number;
  readonly known: number;
}

/** Reads and derives a fixture, and compares. */
export function scoreLedger({ files, truth }: LedgerFixture): LedgerScore {
  const { context } = readContext({ site: files.get('site.yml'), people: files.get('people.yml') });
  const documents = [...files].filter(([path]) => path.endsWith('.md'));
  const readings = documents.map(([path, source]) => readDocument({ path, text: source }, context));
  const { actions } = lookupOf({ ...entriesIn(readings), context, changes: new Map() });
  const places: Place[] = [];
  const unread: string[] = [];
  for (const [found, { action }] of actions.entries()) {
    for (const { mention } of action.mentions) {
      const at = `${mention.path}:${String(mention.said.origin.range?.start.line ?? 0)}`;
      const known = truth.get(at);
      if (known === undefined) unread.push(`${at} is no action: ${mention.said.text}`);
      else places.push({ at, text: mention.said.text, owner: mention.owners.map(({ name }) => name).join(', '), found, known });
    }
  }
  const read = new Set(places.map(({ at }) => at));
  unread.push(...[...truth.keys()].filter((at) => !read.has(at)).map((at) => `${at} was not read`));
  return {
    documents: documents.length,
    mentions: places.length,
    known: new Set(truth.values()).size,
    found: actions.length,
    unread,
    ...compare(places),
  };
}

function compare(places: readonly Place[]): Pick<LedgerScore, 'precision' | 'recall' | 'wrong' | 'missed'> {
  const both = pairs(places, ({ found, known }) => `${String(found)} ${String(known)}`);
  const found = pairs(places, (place) => String(place.found));
  const known = pairs(places, (place) => String(place.known));
  const quoted = ({ at, owner, text }: Place): string => `${at} ${owner}: ${text}`;
  const neighbours = (key: 'found' | 'known', other: 'found' | 'known'): string[] =>
    [...Map.groupBy(places, (place) => place[key]).values()].flatMap((group) =>
      group
        .toSorted((a, b) => (a.at.slice(a.at.indexOf('/')) < b.at.slice(b.at.indexOf('/')) ? -1 : 1))
        .flatMap((place, index, all) => {
          const before = all[index - 1];
          return before === undefined || before[other] === place[other] ? [] : `${quoted(before)}\n    ${quoted(place)}`;
        }),
    );
  return {
    precision: found === 0 ? 1 : both / found,
    recall: known === 0 ? 1 : both / known,
    wrong: neighbours('found', 'known'),
    missed: neighbours('known', 'found'),
  };
}

/** How many pairs of places have the same key. */
function pairs(places: readonly Place[], keyOf: (place: Place) => string): number {
  const sizes = [...Map.groupBy(places, keyOf).values()].map((group) => group.length);
  return sizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}
