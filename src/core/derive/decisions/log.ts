import type { Meeting } from '../../schema/meeting.ts';
import type { Decision } from '../../schema/parts.ts';
import { foldName } from '../fold.ts';
import { isStopWord, wordsOf } from '../stems.ts';

/** A decision with the meeting that took it. */
export interface TakenDecision {
  readonly decision: Decision;
  readonly meeting: Meeting;
}

/** What other decisions say of one, or it of them. */
export interface DecisionLinks {
  readonly supersedes: readonly TakenDecision[];
  readonly supersededBy: readonly TakenDecision[];
  /** The first that was taken in the same words before. */
  readonly repeats: TakenDecision | null;
}

export const NO_LINKS: DecisionLinks = { supersedes: [], supersededBy: [], repeats: null };

/** Words that say something, without which equal texts ("Approved.") are no repetition. */
const TELLING_WORDS = 3;

/**
 * Which decisions take the place of which, as their own words say; nothing is made of likeness. `meetings`: oldest first. Only
 * decisions with links are in it. Linear in the number of decisions.
 */
export function decisionLinks(meetings: readonly Meeting[]): ReadonlyMap<Decision, DecisionLinks> {
  const taken = meetings.flatMap((meeting) => meeting.decisions.map((decision): TakenDecision => ({ decision, meeting })));
  const find = finder(taken);
  const links = new Map<Decision, { supersedes: Set<TakenDecision>; supersededBy: Set<TakenDecision>; repeats: TakenDecision | null }>();
  const linksOf = ({ decision }: TakenDecision) => {
    const known = links.get(decision) ?? { supersedes: new Set(), supersededBy: new Set(), repeats: null };
    links.set(decision, known);
    return known;
  };
  const firsts = new Map<string, TakenDecision>();
  for (const one of taken) {
    for (const reference of one.decision.references) {
      const other = find(one, reference);
      if (other === null) continue;
      const [newer, older] = reference.direction === 'supersedes' ? [one, other] : [other, one];
      linksOf(newer).supersedes.add(older);
      linksOf(older).supersededBy.add(newer);
    }
    const words = sameWords(one.decision.text);
    const first = words === null ? undefined : firsts.get(words);
    if (first !== undefined && first.meeting !== one.meeting) linksOf(one).repeats = first;
    else if (words !== null && first === undefined) firsts.set(words, one);
  }
  return new Map(
    [...links].map(([decision, { supersedes, supersededBy, repeats }]) => [
      decision,
      { supersedes: [...supersedes], supersededBy: [...supersededBy], repeats },
    ]),
  );
}

/** Equal for texts that differ in case and punctuation alone; null for one that says too little. */
function sameWords(text: string): string | null {
  const words = [...wordsOf(text)].map(({ written }) => written);
  return words.filter((word) => !isStopWord(word)).length < TELLING_WORDS ? null : words.join(' ');
}

type Reference = Decision['references'][number];

/** Finds the one decision that a reference means; null where there is none, or no telling which. */
function finder(taken: readonly TakenDecision[]): (from: TakenDecision, reference: Reference) => TakenDecision | null {
  const byKey = Map.groupBy(taken, ({ decision }) => decision.key ?? '');
  const byDate = Map.groupBy(taken, ({ meeting }) => meeting.date.value);
  const byPath = Map.groupBy(taken, ({ meeting }) => meeting.path);
  return (from, { direction, kind, target, written }) => {
    const before = direction === 'supersedes';
    const inTime = (other: TakenDecision): boolean =>
      other.decision !== from.decision && (before ? isBefore(other, from) : isBefore(from, other));
    if (kind === 'key') {
      const bearing = (byKey.get(target) ?? []).filter(inTime);
      // A mark that several bear is that of the last before, or the first after.
      return (before ? bearing.at(-1) : bearing[0]) ?? null;
    }
    const [path = '', anchor = ''] = target.split('#', 2);
    const found = kind === 'date' ? ofSeries(byDate.get(target) ?? [], from) : at(byPath.get(path) ?? [], anchor);
    return theOne(found.filter(inTime), from, written);
  };
}

const isBefore = ({ meeting: one }: TakenDecision, { meeting: other }: TakenDecision): boolean => one.date.value <= other.date.value;

/** Those of the series' own meeting of a day, where it had one that decided something. */
function ofSeries(ofDay: readonly TakenDecision[], { meeting: { series } }: TakenDecision): readonly TakenDecision[] {
  const own = ofDay.filter(
    ({ meeting }) => series !== null && meeting.series !== null && foldName(meeting.series.value) === foldName(series.value),
  );
  return own.length > 0 ? own : ofDay;
}

/** The decision with the anchor, or those of the topic that has it; without an anchor all. */
function at(ofMeeting: readonly TakenDecision[], anchor: string): readonly TakenDecision[] {
  if (anchor === '') return ofMeeting;
  const [own] = ofMeeting.filter(({ decision }) => decision.id === anchor);
  if (own !== undefined) return [own];
  return ofMeeting.filter(({ decision: { topic }, meeting }) => {
    const section = meeting.sections.find(({ id }) => id === anchor);
    return topic !== null && section?.headingRange !== undefined && topic.origin.range?.start.offset === section.headingRange?.start.offset;
  });
}

/** Of several the one whose topic is named, or is the topic of the decision itself. */
function theOne(found: readonly TakenDecision[], { decision }: TakenDecision, written: string): TakenDecision | null {
  if (found.length < 2) return found[0] ?? null;
  const said = foldName(written);
  const topicOf = (other: TakenDecision): string => foldName(other.decision.topic?.value ?? '');
  const named = found.filter((other) => topicOf(other) !== '' && said.includes(topicOf(other)));
  const own = found.filter((other) => topicOf(other) !== '' && topicOf(other) === foldName(decision.topic?.value ?? ''));
  return [named, own].find((some) => some.length === 1)?.[0] ?? null;
}
