import { quote } from '../problem.ts';
import type { ChangeKind, Detail } from './change.ts';
import { compareEvents } from './compare-events.ts';
import { detailsOf, type Edit, type ItemPair } from './edit.ts';
import { isEvent } from './event-items.ts';
import { arrow, detailText, knownText, nameOf, valueText } from './item-words.ts';
import { propsKey, type Item } from './item.ts';
import { pairsOf, pairUp } from './pair-up.ts';
import { wordPieces } from './words.ts';

const ALIKE = 0.45;
/** A fact of more characters is a text: it is reworded, and not another value. */
const LONG = 60;

/** What changed between the things of two entries. The order of the things says nothing. */
export function compareItems(before: readonly Item[], after: readonly Item[]): Edit[] {
  const subjects = new Set([...before, ...after].map(({ subject }) => subject));
  const edits = [...subjects].flatMap((subject) => {
    const old = before.filter((item) => item.subject === subject);
    const now = after.filter((item) => item.subject === subject);
    if (subject === 'event') return compareEvents(old.filter(isEvent), now.filter(isEvent));
    return pairItems(old, now).flatMap((pair) => editOf(subject, pair));
  });
  return edits.filter((edit) => !isDuration(edit, edits));
}

/** Where no start is known the time to resolve is the duration: it is told once. */
function isDuration({ subject, details: [detail] }: Edit, edits: readonly Edit[]): boolean {
  if (subject !== 'time-to-resolve') return false;
  const duration = edits.find((edit) => edit.subject === 'duration')?.details[0];
  return duration !== undefined && duration.before === detail?.before && duration.after === detail.after;
}

function pairItems(before: readonly Item[], after: readonly Item[]): ItemPair[] {
  const matches = pairUp(before, after, {
    keys: [({ mark }) => mark, propsKey, ({ props }) => props.get('text') ?? null, ({ props }) => props.get('tickets') ?? null],
    words: ({ title }) => title,
    // What has a mark of its own is another thing where the mark is another.
    alike: before.some(({ mark, layer }) => mark !== null && layer !== 'actions') ? [] : [{ least: ALIKE }],
  });
  return pairsOf(before, after, matches);
}

/** Their texts say both values: “time to detect 3 → 6 min”. */
const SHORT_LAYERS: ReadonlySet<Edit['layer']> = new Set(['facts', 'metrics']);

function editOf(subject: string, pair: ItemPair): Edit[] {
  const details = detailsOf(pair);
  const item = pair.after ?? pair.before;
  if (item === null || details.length === 0) return [];
  const kind = kindOf(pair, details);
  const words = wordsOf(pair, kind === 'reworded' || !SHORT_LAYERS.has(item.layer));
  return [{ layer: item.layer, kind, subject, ...pair, details, words, text: textOf(pair, kind, details) }];
}

/** The kind that says most: a finished action is done, whatever else changed of it. */
function kindOf({ before, after }: ItemPair, details: readonly Detail[]): ChangeKind {
  if (before === null || after === null) return before === null ? 'added' : 'removed';
  const status = details.find(({ field }) => field === 'status');
  if (status?.after === 'done') return 'done';
  if (status?.after === 'dropped') return 'dropped';
  if (status?.after === 'in-progress') return 'started';
  if (status !== undefined && (status.before === 'done' || status.before === 'dropped')) return 'reopened';
  const [only] = details;
  if (details.length > 1 || only === undefined) return 'changed';
  return only.field === 'text' || (only.field === 'value' && isLong(only)) ? 'reworded' : 'changed';
}

const isLong = ({ before, after }: Detail): boolean => Math.max(before?.length ?? 0, after?.length ?? 0) > LONG;

function wordsOf({ before, after }: ItemPair, may: boolean): Edit['words'] {
  const field = before?.props.has('text') === true ? 'text' : 'value';
  const [old, now] = [before?.props.get(field), after?.props.get(field)];
  return !may || old === undefined || now === undefined || old === now ? null : wordPieces(old, now);
}

function textOf({ before, after }: ItemPair, kind: ChangeKind, details: readonly Detail[]): string {
  const item = after ?? before;
  if (item === null) return '';
  const name = nameOf(item.subject);
  const value = details.find(({ field }) => field === 'value');
  if (item.props.has('value') && value !== undefined) return factText(item, name, kind, value);
  const title = item.layer === 'people' ? quote(item.title) : `${name} “${quote(item.title)}”`;
  if (kind === 'added' || kind === 'removed') return `${title} ${kind}${knownText(item)}`;
  const said = details.map((detail) => (detail.field === 'text' ? 'reworded' : detailText(detail)));
  return `${title}: ${said.join(', ')}`;
}

function factText({ subject, layer }: Item, name: string, kind: ChangeKind, { before, after }: Detail): string {
  if (kind === 'reworded') return `${name} reworded`;
  if (after === null)
    return layer === 'metrics' ? `${name} no longer known (${before ?? ''})` : `${name} removed (${valueText(subject, before)})`;
  if (before === null) return layer === 'metrics' ? `${name} now known: ${after}` : `${name} added: ${valueText(subject, after)}`;
  return `${name} ${arrow(valueText(subject, before), valueText(subject, after))}`;
}
