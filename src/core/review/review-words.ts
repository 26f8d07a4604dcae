import { counted } from '../counted.ts';
import type { ReviewReport } from '../schema/review-report.ts';

export const shortSha = (sha: string): string => sha.slice(0, 10);

type PairNamed = Pick<ReviewReport, 'base' | 'head' | 'how' | 'baseMoved'>;

/** "main (3f2c1a9b4d, 2024-05-03)" and what stands opposite; `show` makes a name of the author's inert. */
export function pairText({ base, head, how, baseMoved }: PairNamed, show: (name: string) => string): string[] {
  const old = `${show(base.name)} at ${shortSha(base.sha)} of ${base.date}`;
  const fresh = head.workingTree
    ? `the files as they are, on ${shortSha(head.sha)} of ${head.date}`
    : `${shortSha(head.sha)} of ${head.date}`;
  const why =
    how === 'merge-commit' ? 'what merging would change: the merge commit and its first parent' : 'since the two histories parted';
  return [`${old} → ${fresh} (${why})`, movedText(baseMoved)].filter((line) => line !== '');
}

function movedText(baseMoved: number | null): string {
  if (baseMoved === null) return 'How far the base has moved since is not in this shallow clone.';
  return baseMoved === 0 ? '' : `The base has moved ${counted(baseMoved, 'commit')} since.`;
}

/** "3 documents changed, 1 without a change in meaning" */
export function totalText({ documents }: { readonly documents: readonly { readonly status: string }[] }): string {
  const still = documents.filter(({ status }) => status === 'unchanged').length;
  const changed = documents.length - still;
  if (documents.length === 0) return 'no document changed';
  const first = changed === 0 ? '' : `${counted(changed, 'document')} changed`;
  const rest = still === 0 ? '' : changed === 0 ? `${counted(still, 'document')} edited, no change in meaning` : `${String(still)} without a change in meaning`; // prettier-ignore
  return [first, rest].filter((part) => part !== '').join(', ');
}

/** "Each side was read with its own site.yml and people.yml." */
export function settingsText({ settings }: { readonly settings: readonly string[] }): string {
  if (settings.length === 0) return '';
  return `The settings changed: each side is read with its own ${listed(settings)}.`;
}

/** The layers in a reader's words. */
export const LAYER_NAMES = {
  facts: 'Facts',
  metrics: 'Figures',
  milestones: 'Milestones',
  timeline: 'Timeline',
  actions: 'Actions',
  decisions: 'Decisions',
  people: 'People',
  services: 'Services',
  links: 'Links',
  files: 'Files',
  prose: 'Prose',
} as const;

/** Errors before warnings; else in the order in which they came. */
export const worstFirst = <T extends { readonly severity: string }>(problems: readonly T[]): T[] => [
  ...problems.filter(({ severity }) => severity === 'error'),
  ...problems.filter(({ severity }) => severity !== 'error'),
];

/** A sentence of ours in turns of words and of what stands between backticks; words alone where they do not pair. */
export function codeIn(sentence: string): readonly { readonly text: string; readonly isCode: boolean }[] {
  const parts = sentence.split('`');
  if (parts.length % 2 === 0) return [{ text: sentence, isCode: false }];
  return parts.map((text, at) => ({ text, isCode: at % 2 === 1 })).filter(({ text }) => text !== '');
}

/** "2 new pages: 1 person and 1 service", then "5 other pages change: the overview, 3 people and 1 service"; nothing where nothing does. */
export function elsewhereTexts({ elsewhere: { changed, added, partial } }: Pick<ReviewReport, 'elsewhere'>): string[] {
  const more = added.length === 0 ? '' : `${counted(added.length, 'new page')}: ${pagesText(added)}.`;
  const verb = changed.length === 1 ? 'changes' : 'change';
  const others = changed.length === 0 ? '' : `${counted(changed.length, 'other page')} ${verb}: ${pagesText(changed)}.`;
  return [[more, others].filter((text) => text !== '').join(' '), partial ? PARTIAL_TEXT : ''].filter((line) => line !== '');
}

type Pages = readonly { readonly address: string }[];

const LISTS: ReadonlyMap<string, string> = new Map([
  ['/', 'the overview'],
  ['/incidents/', 'the list of incidents'],
  ['/meetings/', 'the list of meetings'],
  ['/actions/', 'the list of actions'],
  ['/decisions/', 'the list of decisions'],
  ['/insights/', 'the insights'],
  ['/people/', 'the list of people'],
  ['/services/', 'the list of services'],
  ['/tags/', 'the list of tags'],
  ['/meetings/series/', 'the list of series'],
]);
/** The first that an address matches is its kind. */
const KINDS: readonly (readonly [pattern: RegExp, one: string, many: string])[] = [
  [/^\/(?:people|services|tags|meetings\/series)\/names\//, 'page of a letter', 'pages of letters'],
  [
    /^\/(?:incidents|meetings|people\/[^/]+|services\/[^/]+|tags\/[^/]+|meetings\/series\/[^/]+)\/\d{4}\/(?:\d+\/)?$/,
    'page of a year',
    'pages of years',
  ],
  [/^\/meetings\/series\//, 'series of meetings', 'series of meetings'],
  [/^\/incidents\//, 'incident', 'incidents'],
  [/^\/meetings\//, 'meeting', 'meetings'],
  [/^\/people\//, 'person', 'people'],
  [/^\/services\//, 'service', 'services'],
  [/^\/tags\//, 'tag', 'tags'],
  [/^\/actions\//, 'page of the ledger', 'pages of the ledger'],
  [/^\/decisions\//, 'page of the decision log', 'pages of the decision log'],
];

const ORDER = [
  ...['incident', 'meeting', 'person', 'service', 'tag', 'series of meetings'],
  ...['page of the ledger', 'page of the decision log', 'page of a year', 'page of a letter'],
];

/** Lists by their names, all else by kind and number. */
function pagesText(pages: Pages): string {
  const there = new Set(pages.map(({ address }) => address));
  const lists = [...LISTS].flatMap(([address, name]) => (there.has(address) ? [name] : []));
  const kindOf = (address: string): string => KINDS.find(([pattern]) => pattern.test(address))?.[1] ?? '';
  const others = Map.groupBy(
    pages.filter(({ address }) => !LISTS.has(address)),
    ({ address }) => kindOf(address),
  );
  // Documents first, then what is made of them.
  const kinds = ORDER.flatMap((name) => KINDS.filter(([, one]) => one === name)).flatMap(([, one, many]) => {
    const count = others.get(one)?.length ?? 0;
    return count === 0 ? [] : [`${String(count)} ${count === 1 ? one : many}`];
  });
  return listed([...lists, ...kinds]);
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

export const PARTIAL_TEXT =
  'Lists and the pages of people, services and other documents were not compared: the folder is large (`--elsewhere` compares them).';
