/**
 * Documents whose actions are known: a year of three series of meetings and some incidents, in which actions are raised, carried,
 * reworded, given numbers of pull requests and other due dates, and done. The same seed gives the same bytes.
 */
import { randomFrom } from './generate.ts';
import { AGAIN, FAR, TWINS, WORDED } from './ledger-words.ts';

/** A folder, and which action each line of it speaks of: `path:line` -> the number of the action. */
export interface LedgerFixture {
  readonly files: ReadonlyMap<string, string>;
  readonly truth: ReadonlyMap<string, number>;
}

/** Full name, handle of people.yml (null: not listed), how else people write it where nobody else could be meant. */
const PEOPLE: readonly (readonly [name: string, handle: string | null, ...short: string[]])[] = [
  ['Amara Okafor', 'aokafor', 'Amara'],
  ['Bao Nguyen', null, 'Bao', 'Bao N'],
  ['Carla Rossi', 'crossi', 'Carla'],
  ['Deniz Yilmaz', null, 'Deniz'],
  ['Elena Petrova', 'lena', 'Elena'],
  ['Farid Haddad', null, 'Farid', 'FaridH'],
  // Two people of one first name: it alone is nobody's.
  ['Grace Kim', null],
  ['Grace Lindqvist', 'glind'],
  ['Hugo Said', null, 'Hugo'],
  ['Ines Duarte', 'ines-d', 'Ines'],
];
const GROUPS = ['Everyone', 'Platform team'];

const SERIES = [
  { name: 'Platform Meeting', days: 7, carry: 'review' },
  { name: 'Product Sync', days: 14, carry: 'review' },
  { name: 'Operations Review', days: 28, carry: 'list' },
] as const;
const MONTHS = 'January,February,March,April,May,June,July,August,September,October,November,December'.split(',');
const START = Date.UTC(2024, 0, 8);
const DAY_MS = 86_400_000;

type Owner = (typeof PEOPLE)[number] | string;

/** An action of the simulation, and what was last said of it. */
interface Known {
  readonly number: number;
  readonly wordings: readonly string[];
  readonly owner: Owner;
  readonly ticket: string | null;
  wording: string;
  due: number | null;
  left: number;
  /** The same words again once it is done, another action. */
  again: number;
}

interface Line {
  readonly text: string;
  readonly action: number | null;
}

interface Dice {
  readonly next: () => number;
  readonly pick: <T>(list: readonly T[]) => T;
}

function diceOf(seed: number): Dice {
  const next = randomFrom(seed);
  return {
    next,
    pick: (list) => {
      const item = list[Math.floor(next() * list.length)];
      if (item === undefined) throw new Error('picked from an empty list');
      return item;
    },
  };
}

const isoOf = (day: number): string => new Date(START + day * DAY_MS).toISOString().slice(0, 10);
function wordsOf(day: number): string {
  const date = new Date(START + day * DAY_MS);
  return `${MONTHS[date.getUTCMonth()] ?? ''} ${String(date.getUTCDate())}`;
}

/** Every action that will be raised, in the order in which it is. Those of one list are raised together. */
function plan(dice: Dice): Known[][] {
  let number = 0;
  const known = (wordings: readonly string[], owner: Owner, again = 0): Known => ({
    number: (number += 1),
    wordings,
    owner,
    ticket: dice.next() < 0.3 ? `#${String(400 + number)}` : null,
    wording: wordings[0] ?? '',
    due: null,
    left: Math.floor(dice.next() * 5),
    again,
  });
  const owner = (): Owner => (dice.next() < 0.07 ? dice.pick(GROUPS) : dice.pick(PEOPLE));
  const other = (than: Owner): Owner => dice.pick(PEOPLE.filter((one) => one !== than));
  const lists: Known[][] = [];
  for (const wordings of [...WORDED, ...FAR]) {
    const first = owner();
    // The same words for somebody else: another action.
    lists.push([known(wordings, first)], ...(dice.next() < 0.6 ? [[known(wordings, other(first))]] : []));
  }
  for (const [one, two] of TWINS) {
    const both = owner();
    const twins = [known([one], both), known([two], both)];
    lists.push(...(dice.next() < 0.5 ? [twins] : twins.map((twin) => [twin])));
  }
  for (const text of AGAIN) lists.push([known([text], owner(), 2)]);
  return shuffled(lists, dice);
}

function shuffled<T>(list: readonly T[], { next }: Dice): T[] {
  return list
    .map((item) => ({ item, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** A folder of `documents` documents. */
export function ledgerFixture(documents: number, seed: number): LedgerFixture {
  const dice = diceOf(seed);
  const waiting = plan(dice);
  const perDocument = Math.max(1, Math.ceil(waiting.length / (documents * 0.85)));
  const files = new Map<string, string>([['people.yml', peopleYml()]]);
  const truth = new Map<string, number>();
  const open = new Map<string, Known[]>(SERIES.map(({ name }) => [name, []]));
  for (const { day, series } of calendar(documents)) {
    const raised = waiting.splice(0, perDocument).flat();
    const home = series ?? dice.pick(SERIES);
    const carried = series === null ? [] : (open.get(series.name) ?? []);
    const { path, lines } = series === null ? incident(day, raised, dice) : meeting(day, series, carried, raised, dice);
    files.set(path, `${lines.map(({ text }) => text).join('\n')}\n`);
    for (const [index, { action }] of lines.entries()) if (action !== null) truth.set(`${path}:${String(index + 1)}`, action);
    const finished = carried.filter(({ left }) => left < 0);
    open.set(home.name, [...(open.get(home.name) ?? []).filter((one) => !finished.includes(one)), ...raised]);
    for (const one of finished) if (one.again > 0) waiting.push([again(one, truth)]);
  }
  return { files, truth };
}

function again(one: Known, truth: ReadonlyMap<string, number>): Known {
  return { ...one, number: 1000 + one.number * 10 + one.again + truth.size * 1000, ticket: null, due: null, left: 1, again: one.again - 1 };
}

/** Meetings of each series at their distance, incidents between them. */
function calendar(documents: number): { day: number; series: (typeof SERIES)[number] | null }[] {
  const slots: { day: number; series: (typeof SERIES)[number] | null }[] = [];
  for (let day = 0; slots.length < documents; day += 1) {
    for (const [index, series] of SERIES.entries()) if (day % series.days === index) slots.push({ day, series });
    if (day % 6 === 5) slots.push({ day, series: null });
  }
  return slots.slice(0, documents);
}

const peopleYml = (): string =>
  PEOPLE.flatMap(([name, handle]) => (handle === null ? [] : [`- name: ${name}\n  aliases: [${handle}]`])).join('\n');

/** The spelling of a name, this time. */
function spelled(owner: Owner, { next, pick }: Dice): string {
  if (typeof owner === 'string') return next() < 0.3 ? owner.toLowerCase() : owner;
  const [name, handle, ...short] = owner;
  const chance = next();
  if (chance < 0.25 && short.length > 0) return pick(short);
  return chance < 0.4 && handle !== null ? `@${handle}` : name;
}

/** The words of an action, this time; they may stay for the next time. */
function worded(known: Known, { next, pick }: Dice): string {
  if (next() < 0.45) known.wording = pick(known.wordings);
  const chance = next();
  if (known.ticket !== null && chance < 0.5) return `${known.wording} (${known.ticket})`;
  return chance > 0.95 ? `${known.wording}.` : known.wording;
}

function meeting(day: number, { name, carry }: (typeof SERIES)[number], carried: readonly Known[], raised: readonly Known[], dice: Dice) {
  const iso = isoOf(day);
  const lines: Line[] = [`# ${name} - ${wordsOf(day)}, ${iso.slice(0, 4)}`, '', '## Attendees', ''].map(plain);
  lines.push(...PEOPLE.map(([person]) => plain(`- ${person}`)), plain(''));
  const review = carried.map((known) => reviewed(known, day, dice));
  if (carry === 'review' && review.length > 0) {
    lines.push(...['## Action items review', '', '| Item | Owner | Status | Due |', '| --- | --- | --- | --- |'].map(plain));
    lines.push(
      ...review.map(({ known, text, state, due }) => ({
        text: `| ${text} | ${spelled(known.owner, dice)} | ${state} | ${due} |`,
        action: known.number,
      })),
      plain(''),
    );
  }
  lines.push(...['## Action items', ''].map(plain));
  if (carry === 'list') {
    for (const { known, text, state, due } of review) {
      const by = due === '' ? '' : `, due ${due}`;
      const done = /done/i.test(state);
      lines.push({
        text: `- [${done ? 'x' : ' '}] ${spelled(known.owner, dice)}: ${text}${by}${state === 'In progress' ? ' - in progress' : ''}`,
        action: known.number,
      });
    }
  }
  lines.push(...raised.map((known) => ({ text: raisedLine(known, day, dice), action: known.number })));
  return { path: `meetings/${iso}-${name.toLowerCase().replaceAll(' ', '-')}.md`, lines };
}

const plain = (text: string): Line => ({ text, action: null });

const STATES = ['Open', 'Not started', 'In progress', 'In progress'] as const;

function reviewed(known: Known, day: number, dice: Dice): { known: Known; text: string; state: string; due: string } {
  known.left -= 1;
  const state = known.left < 0 ? dice.pick(['Done', 'Done', '✅ done']) : dice.pick(STATES);
  const moves = known.left >= 0 && dice.next() < 0.25;
  if (moves) known.due = day + 14;
  return { known, text: worded(known, dice), state, due: moves ? dice.pick([`moved to ${wordsOf(day + 14)}`, isoOf(day + 14)]) : '' };
}

function raisedLine(known: Known, day: number, dice: Dice): string {
  const text = worded(known, dice);
  const owner = spelled(known.owner, dice);
  if (dice.next() < 0.5) known.due = day + 10;
  const iso = known.due === null ? null : isoOf(known.due);
  const said = known.due === null ? null : wordsOf(known.due);
  return dice.pick([
    `- [ ] ${owner}: ${text}${said === null ? '' : ` by ${said}`}`,
    `- [ ] ${text}. Owner: ${owner}${iso === null ? '' : `, due ${iso}`}`,
    `- [ ] ${owner}: ${text}${said === null ? '' : ` (due ${said})`}`,
  ]);
}

function incident(day: number, raised: readonly Known[], dice: Dice) {
  const iso = isoOf(day);
  const lines: Line[] = [
    `# Errors of the shop on ${wordsOf(day)}`,
    '',
    `**Date:** ${iso}`,
    '',
    '## Timeline (UTC)',
    '',
    '- 09:10 Alerts fired',
    '- 09:40 Resolved',
    '',
    '## Action items',
    '',
    '| Action | Owner | Due |',
    '| --- | --- | --- |',
  ].map(plain);
  for (const known of raised) {
    if (dice.next() < 0.6) known.due = day + 20;
    const due = known.due === null ? '' : isoOf(known.due);
    lines.push({ text: `| ${worded(known, dice)} | ${spelled(known.owner, dice)} | ${due} |`, action: known.number });
  }
  return { path: `incidents/${iso}-errors.md`, lines };
}
