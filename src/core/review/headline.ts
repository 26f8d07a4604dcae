import { printable } from '../problem.ts';
import type { Change, Layer } from './change.ts';

const MOST_PARTS = 6;
/** Facts that are short enough to stand in a line, the most telling first. */
const LEADING: readonly string[] = ['document', 'incident', 'meeting', 'severity', 'status', 'visibility', 'duration', 'date', 'title'];

/** The changes in one line: "severity SEV3 → SEV2, duration 43 → 51 min, 2 events added". */
export function headlineOf(changes: readonly Change[], status: 'renamed' | 'other'): string {
  const parts = [...(status === 'renamed' ? ['renamed'] : []), ...leadingParts(changes), ...countedParts(changes)];
  if (parts.length === 0) return 'no change in meaning';
  const more = parts.length - MOST_PARTS;
  return printable(more > 0 ? `${parts.slice(0, MOST_PARTS).join(', ')} and ${more} more` : parts.join(', '));
}

const SINGLE: ReadonlySet<Layer> = new Set<Layer>(['facts', 'metrics']);

function leadingParts(changes: readonly Change[]): string[] {
  const rank = ({ subject }: Change): number => (LEADING.includes(subject) ? LEADING.indexOf(subject) : LEADING.length);
  return changes
    .filter((change) => SINGLE.has(change.layer))
    .sort((a, b) => rank(a) - rank(b))
    .map(({ text }) => text);
}

const NOUNS: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['people', ['person', 'people']],
  ['prose', ['block of prose', 'blocks of prose']],
  ['timeline', ['event', 'events']],
  ['milestones', ['milestone', 'milestones']],
  ['actions', ['action', 'actions']],
  ['decisions', ['decision', 'decisions']],
  ['services', ['service', 'services']],
  ['links', ['link', 'links']],
  ['files', ['file', 'files']],
]);

/** "2 events added", "1 action done": by layer and kind, in the order of the page. */
function countedParts(changes: readonly Change[]): string[] {
  const counts = new Map<string, number>();
  const parts: string[] = [];
  for (const { layer, kind, subject, text } of changes) {
    if (SINGLE.has(layer)) continue;
    if (subject === 'timeline') parts.push(text);
    else counts.set(`${layer} ${kind}`, (counts.get(`${layer} ${kind}`) ?? 0) + 1);
  }
  return [
    ...parts,
    ...[...counts].map(([key, count]) => {
      const [layer = '', kind = ''] = key.split(' ');
      const [one, many] = NOUNS.get(layer) ?? [layer, layer];
      return `${count} ${count === 1 ? one : many} ${kind === 'reformatted' ? 'marked otherwise' : kind}`;
    }),
  ];
}
