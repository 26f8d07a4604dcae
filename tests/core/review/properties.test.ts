import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blocksOf } from '../../../src/core/review/blocks.ts';
import type { BlockPair, Change, DocumentChange, Piece } from '../../../src/core/review/change.ts';
import { compareDocuments } from '../../../src/core/review/compare-documents.ts';
import { entriesOf } from '../../../src/core/review/entries.ts';
import { entryItems } from '../../../src/core/review/entry-items.ts';
import { parseMarkdown } from '../../../src/core/parse/markdown.ts';
import { documents, editedDocuments, wrap } from './documents.ts';
import { compareTexts, pair, version } from './versions.ts';

const RUNS = { numRuns: 60 };
/** Things of an entry whose changes are told one by one; figures are computed from the events. */
const TOLD = new Set(['action', 'decision', 'person', 'service', 'tag']);
const FACTS = new Set([
  'title',
  'date',
  'severity',
  'status',
  'visibility',
  'zone',
  'summary',
  'root-cause',
  'stated-duration',
  'next-meeting',
  'series',
]);

/** What an entry says, one line a thing, sorted: in which order it says so is no meaning. */
function saying(text: string, path: string): string[] {
  return entriesOf(version(path, text))
    .slice(0, 1)
    .flatMap(entryItems)
    .flatMap(({ subject, props }) => (subject === 'event' || TOLD.has(subject) || FACTS.has(subject) ? [lineOf(subject, props)] : []))
    .sort();
}

const lineOf = (subject: string, props: Iterable<readonly [string, string]>): string => `${subject} ${JSON.stringify([...props].sort())}`;

/** The things of the old reading with the changes applied to them. */
function applyChanges(text: string, path: string, changes: readonly Change[]): string[] {
  const things = entriesOf(version(path, text))
    .slice(0, 1)
    .flatMap(entryItems)
    .map(({ subject, props, range }) => ({ subject, props: new Map(props), at: range?.start.offset ?? -1 }));
  for (const change of changes) {
    const subject = change.subject === 'milestone' ? 'event' : change.subject;
    if (change.subject === 'timeline') {
      for (const { before, after } of change.details) {
        const event = things.find((thing) => thing.subject === 'event' && thing.props.get('time') === before && !thing.props.has('moved'));
        event?.props.set('time', after ?? '').set('moved', '');
      }
      for (const { props } of things) props.delete('moved');
      continue;
    }
    if (subject !== 'event' && !TOLD.has(subject) && !FACTS.has(subject)) continue;
    const at = change.before?.range?.start.offset ?? -1;
    const known = things.findIndex(
      (thing) =>
        thing.subject === subject &&
        (FACTS.has(subject) ||
          (thing.at === at && change.details.every(({ field, before }) => (thing.props.get(field) ?? null) === before))),
    );
    if (change.kind === 'removed' && change.subject !== 'milestone') {
      things.splice(known, 1);
      continue;
    }
    const thing =
      change.kind === 'added' && change.subject !== 'milestone' ? { subject, props: new Map<string, string>(), at: -2 } : things[known];
    if (thing === undefined) throw new Error(`nothing to change: ${change.text}`);
    for (const { field, after } of change.details) {
      if (after === null) thing.props.delete(field);
      else thing.props.set(field, after);
    }
    if (thing.at === -2) things.push(thing);
  }
  return things
    .flatMap(({ subject, props }) => (subject === 'event' || TOLD.has(subject) || FACTS.has(subject) ? [lineOf(subject, props)] : []))
    .sort();
}

const side = (pieces: readonly Piece[], without: Piece['kind']): string =>
  pieces.flatMap(({ kind, text }) => (kind === without ? [] : text)).join('');

/** The blocks of one side, as the comparison gives them, and as its word differences give them. */
function blocksIn(prose: readonly BlockPair[], name: 'before' | 'after'): string[] {
  return prose.flatMap((block) => {
    const own = block[name];
    if (own === null) return [];
    const [words] = block.words;
    return block.type === 'row' || words === undefined ? own.text : side(words, name === 'before' ? 'added' : 'removed');
  });
}

function textsOf(text: string): string[] {
  const body = text.replace(/^---\n[^]*?\n---\n/, (front) => front.replace(/[^\n]/g, ' '));
  const tree = parseMarkdown(body, 'md');
  return tree.ok ? blocksOf(tree.root, body).map((block) => block.text) : [];
}

const told = ({ changes, headline }: DocumentChange): unknown => [headline, changes.map(({ text }) => text)];
const NOTHING = ['no change in meaning', []];

test('the changes, applied to what the old text says, give what the new one says', () => {
  fc.assert(
    fc.property(editedDocuments, ({ path, before, after }) => {
      const { changes } = compareTexts(before, after, path);
      expect(applyChanges(before, path, changes)).toEqual(saying(after, path));
    }),
    RUNS,
  );
});

test('the blocks of a comparison are those of both texts, and word differences give either side', () => {
  fc.assert(
    fc.property(editedDocuments, ({ path, before, after }) => {
      const prose = compareTexts(before, after, path).prose.filter(({ type }) => type !== 'front-matter');
      expect(blocksIn(prose, 'after')).toEqual(textsOf(after));
      expect(blocksIn(prose, 'before').sort()).toEqual(textsOf(before).sort());
    }),
    RUNS,
  );
});

test('a document that was wrapped otherwise, or has other line ends, or is the same, has no change in meaning', () => {
  fc.assert(
    fc.property(documents, ({ path, text }) => {
      expect(told(compareTexts(text, text, path))).toEqual(NOTHING);
      expect(told(compareTexts(text, text.replaceAll('\n', '\r\n'), path))).toEqual(NOTHING);
      expect(told(compareTexts(text, wrap(text), path))).toEqual(NOTHING);
    }),
    RUNS,
  );
});

test('whoever tells of a block is one of the changes, and every change has its own number', () => {
  fc.assert(
    fc.property(editedDocuments, ({ path, before, after }) => {
      const { changes, prose, entries } = compareTexts(before, after, path);
      const ids = changes.map(({ id }) => id);
      expect(ids).toEqual(ids.map((_, at) => `change-${at + 1}`));
      const named = [...prose, ...entries.flatMap(({ events }) => events)].flatMap(({ change }) => change ?? []);
      expect(named.filter((id) => !ids.includes(id))).toEqual([]);
    }),
    RUNS,
  );
});

test('the order in which files are given says nothing', () => {
  fc.assert(
    fc.property(editedDocuments, editedDocuments, (one, other) => {
      const files = [
        pair(`a/${one.path}`, one.before, one.after),
        pair(`b/${other.path}`, other.before, null),
        pair(`c/${other.path}`, null, other.after),
      ];
      expect(compareDocuments({ files: files.toReversed(), assets: [] })).toEqual(compareDocuments({ files, assets: [] }));
    }),
    { numRuns: 15 },
  );
});

test('no two texts make it throw', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: fc.constantFrom(...'#-*|[]()<>`~ \n\r\t:0123ab{}!'.split('')), maxLength: 300 }),
  );
  fc.assert(
    fc.property(
      fc.option(text),
      text,
      fc.constantFrom('a.md', 'incidents/2024-01-02-a.md', 'a.mdx', 'people.yml'),
      (before, after, path) => {
        expect(compareTexts(before, after, path).headline).not.toBe('');
      },
    ),
    { numRuns: 120 },
  );
});
