import type { Table, TableRow } from 'mdast';
import { findZone } from '../zone.ts';
import { rangeOf } from '../markdown.ts';
import { spansOf } from './body-ranges.ts';
import type { Entry } from './entry.ts';
import { inlineText, squeeze, type InlineText } from './inline-text.ts';
import { readStamp, type Stamp } from './stamp.ts';

interface Row {
  readonly node: TableRow;
  readonly cells: readonly InlineText[];
  readonly texts: readonly string[];
}

/** The columns that say when: the moment, and where they stand apart, the day and the end. */
interface WhenColumns {
  readonly time: number;
  readonly day: number | null;
  readonly end: number | null;
}

const TIME_HEAD = /\b(?:dates?|times?|timestamps?|when|utc|start(?:ed)?|hour|clock|from)\b/i;
const NOT_TIME_HEAD = /\b(?:duration|elapsed|time to|due|zone|deadline|eta)\b/i;
const END_HEAD = /\b(?:end(?:ed)?|until|till|to|finish(?:ed)?)\b/i;
const DAY_HEAD = /\b(?:date|day)\b/i;
const NOTHING = /^(?:[-–—\s]*|n\/?a|none)$/i;
const LONGEST_WORDS = 60;

/** The rows of a table as entries, or null where no column says when. A row without a time goes on with the one before. */
export function tableEntries(table: Table, source: string): Entry[] | null {
  const rows = table.children.map((node): Row => {
    const cells = node.children.map((cell) => inlineText(cell.children, source));
    return { node, cells, texts: cells.map(({ text }) => squeeze(text)) };
  });
  const [head, ...body] = rows;
  if (head === undefined) return null;
  const columns = whenColumns(head, body);
  if (columns === null) return null;
  const heads = [columns.time, columns.day].map((column) => (column === null ? null : findZone(head.texts[column] ?? '')));
  const zone = heads.find((found) => found !== null)?.zone ?? null;
  // A table must have a head; people who need none put their first event there.
  const firstIsEvent = Boolean(cellStamp(head.texts[columns.time] ?? '')?.time);
  return (firstIsEvent ? rows : body).map((row) => rowEntry(row, columns, zone, source));
}

const cellStamp = (text: string): Stamp | null => readStamp(text, true);
const isWhole = (text: string): boolean => {
  const stamp = cellStamp(text);
  return stamp !== null && stamp.textAt >= text.length;
};

function whenColumns(head: Row, body: readonly Row[]): WhenColumns | null {
  const columns = head.texts.map((text, index) => {
    const filled = body.map((row) => row.texts[index] ?? '').filter((cell) => !NOTHING.test(cell));
    const whole = filled.filter(isWhole);
    const timed = whole.filter((cell) => cellStamp(cell)?.time).length;
    const named = TIME_HEAD.test(text) && !NOT_TIME_HEAD.test(text);
    const fits = whole.length > 0 && (named || whole.length * 2 >= filled.length) && !NOT_TIME_HEAD.test(text);
    return { index, text, fits, timed, named, days: whole.length - timed };
  }).filter(({ fits }) => fits); // prettier-ignore
  const best = columns.find(({ named, timed }) => named && timed > 0) ?? columns.find(({ timed }) => timed > 0) ?? columns[0];
  if (best === undefined) return null;
  const day = columns.find(
    ({ index, days, timed, text }) => index !== best.index && days > timed && (DAY_HEAD.test(text) || index < best.index),
  );
  const end = columns.find(({ index, text, timed }) => index === best.index + 1 && timed > 0 && END_HEAD.test(text));
  return { time: best.index, day: day?.index ?? null, end: end?.index ?? null };
}

function rowEntry(row: Row, columns: WhenColumns, zone: string | null, source: string): Entry {
  const { start, end } = rangeOf(row.node);
  const line = { start: start.offset, end: end.offset };
  const when = [columns.day, columns.time]
    .map((column) => (column === null ? '' : (row.texts[column] ?? '')))
    .filter((text) => !NOTHING.test(text));
  const until = columns.end === null ? '' : (row.texts[columns.end] ?? '');
  const written = `${when.join(' ')}${until !== '' && !NOTHING.test(until) && isWhole(until) ? ` - ${until}` : ''}`;
  const stamp = written === '' ? null : rowStamp(written);
  const used = new Set([columns.day, columns.time, columns.end]);
  const others = row.cells
    .map((cell, index) => ({ cell, text: row.texts[index] ?? '', index }))
    .filter(({ index, text }) => !used.has(index) && !NOTHING.test(text));
  const left = stamp?.bad === null ? written.slice(stamp.textAt) : '';
  const timeCell = row.cells[columns.time];
  const leftBody =
    left === '' || timeCell === undefined
      ? []
      : spansOf(timeCell, Math.max(0, timeCell.text.length - left.length), timeCell.text.length, source);
  const text = [left, ...others.map((other) => other.text)].filter((part) => part !== '').join(' — ');
  return {
    form: 'row',
    depth: 0,
    stamp,
    zone,
    text,
    line,
    body: [...leftBody, ...others.flatMap(({ cell }) => spansOf(cell, 0, cell.text.length, source))],
    nested: [],
    nestedText: '',
    prose: line,
    list: null,
    plain: () => row.texts.join(' '),
  };
}

/** What a time cell says: a moment, else the author's words, else (digits with a colon that are no time) something wrong. */
function rowStamp(written: string): Stamp | null {
  const stamp = cellStamp(written);
  if (stamp !== null) return stamp;
  const nothing = readStamp('00:00');
  if (nothing === null) return null;
  const bad = /\d[:.]\d{2}/.test(written) || written.length > LONGEST_WORDS ? written.slice(0, LONGEST_WORDS) : null;
  return { ...nothing, written, time: null, words: bad === null, bad, textAt: written.length };
}
