import type { ReviewReport } from '../schema/review-report.ts';

/** `1 document`, `2 documents`. */
export const counted = (count: number, noun: string): string => `${String(count)} ${noun}${count === 1 ? '' : 's'}`;

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
  const list = settings.length === 1 ? (settings[0] ?? '') : `${settings.slice(0, -1).join(', ')} and ${settings.at(-1) ?? ''}`;
  return `The settings changed: each side is read with its own ${list}.`;
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

export const PARTIAL_TEXT =
  'Lists and the pages of people, services and other documents were not compared: the folder is large (`--elsewhere` compares them).';
