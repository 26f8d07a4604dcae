import type { Fact } from '../../origin.ts';
import type { SourceRange } from '../../position.ts';
import { MILESTONES, type Milestone, type TimelineEvent } from '../../schema/parts.ts';
import { placesOf } from '../places.ts';
import { MILESTONE_RULES, NOT_AFTER, NOT_BEFORE, OTHER_THINGS, type MilestoneRule } from './milestone-rules.ts';

/** The words in an event's text that make it a milestone. */
export interface MilestoneWords {
  readonly milestone: Milestone;
  readonly words: string;
  readonly weak: boolean;
}

const compile = (says: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}-])(?:${says.join('|').replaceAll(' … ', '(?: [^\\s.;:]{1,24}){0,4} ')})(?![\\p{L}\\p{N}])`, 'giu');

const COMPILED = MILESTONE_RULES.map((rule) => ({
  rule,
  says: compile(rule.says),
  weaklySays: rule.weaklySays ? compile(rule.weaklySays) : null,
  unless: rule.unless === undefined ? null : compile([rule.unless]),
}));
/** Every rule has one of these letters in it: most events are told apart by this one look. */
const ANY_OF_THEM =
  /alert|alarm|monitor|check|pager|page |pingdom|detect|notic|aware|spotted|report|complain|notif|observ|ack|cause|culprit|reason|identif|trace|track|diagnos|pinpoint|mitigat|fix|patch|work-?around|remed|correction|roll|revert|repair|fail|contained|limited|resolv|recover|restor|normal|back|operational|functional|end|over|clear|closed|out|incident|impact|problem|issue|fault|error|degrad|down|disrupt|interrupt|offline/i;
const BEFORE = new RegExp(`(?<![\\p{L}\\p{N}])(?:${NOT_BEFORE})(?![\\p{L}\\p{N}])`, 'iu');
const AFTER = new RegExp(`(?<![\\p{L}\\p{N}])(?:${NOT_AFTER})(?![\\p{L}\\p{N}])`, 'iu');
const OTHER_THING = new RegExp(`(?<![\\p{L}\\p{N}])${OTHER_THINGS}(?:\\s(?:is|are|was|were|has been|have been))?\\s$`, 'iu');
/** "To find the cause" is a wish. */
const PURPOSE = /(?:^|\s)to\s$/iu;
const RESOLVED_TO = /\bresolved\s(?:to|into|from)\s/iu;
const MARK = new RegExp(`\\[(${MILESTONES.join('|')})\\](?![(\\[])`, 'iu');

/** The regular expressions of this file, for the test of their speed. */
export const MILESTONE_PATTERNS: readonly RegExp[] = [...COMPILED.map(({ says }) => says), BEFORE, AFTER, OTHER_THING, MARK];

/** An event says what it says in its first words; a page of text below a heading is not searched. */
const SEARCHED = 400;
/** Words of one clause, and of one sentence, are this near. */
const CLAUSE = 60;
const SENTENCE = 120;

/** The milestones that the words of `text` name, in the order of the incident's course. */
export function milestonesIn(text: string): MilestoneWords[] {
  const searched = text.slice(0, SEARCHED);
  if (!ANY_OF_THEM.test(searched)) return [];
  return COMPILED.flatMap(({ rule, says, weaklySays, unless }): MilestoneWords[] => {
    const strong = firstMeant(searched, says, unless, rule.milestone === 'started');
    const words = strong ?? (weaklySays === null ? null : firstMeant(searched, weaklySays, unless, false));
    return words === null ? [] : [{ milestone: rule.milestone, words, weak: strong === null }];
  });
}

function firstMeant(text: string, says: RegExp, unless: RegExp | null, tellsTrouble: boolean): string | null {
  says.lastIndex = 0;
  for (let match = says.exec(text); match !== null; match = says.exec(text)) {
    if (!isDenied(text, match.index, match[0], tellsTrouble) && !tellsOther(text, match.index + match[0].length, unless)) return match[0];
  }
  return null;
}

/** `search` ignores where a global expression left off. */
const tellsOther = (text: string, from: number, unless: RegExp | null): boolean =>
  unless !== null && sentenceOf(text.slice(from, from + SENTENCE)).search(unless) >= 0;

/** What follows the words in their sentence. A colon ends it: "Alert: no healthy hosts" says what the alert is about. */
const sentenceOf = (after: string): string => after.split(/[.;!?:](?:\s|$)/u)[0] ?? '';

/** `tellsTrouble`: "begin to fail" has a word of failure in itself, and means what it says. */
function isDenied(text: string, index: number, words: string, tellsTrouble: boolean): boolean {
  const before = text.slice(Math.max(0, index - CLAUSE), index);
  const after = text.slice(index + words.length, index + words.length + SENTENCE);
  const clause = before.split(/[.;!?,:()]\s|\s[-–—]\s|\b(?:and|but|then)\b/iu).at(-1) ?? '';
  const rest = sentenceOf(after);
  // To fail over is to mend.
  const bare = words.replace(/fail(?:s|ed|ing)?[ -]?over/giu, '');
  return (
    PURPOSE.test(before) ||
    BEFORE.test(clause) ||
    (!tellsTrouble && (BEFORE.test(bare) || AFTER.test(bare))) ||
    AFTER.test(rest) ||
    OTHER_THING.test(before) ||
    RESOLVED_TO.test(`${words}${after}`.slice(0, words.length + 6))
  );
}

/** The explicit mark `[detected]` in a text. */
export function markIn(text: string): Milestone | null {
  const word = MARK.exec(text)?.[1]?.toLowerCase();
  return MILESTONES.find((milestone) => milestone === word) ?? null;
}

/**
 * Gives events their milestones: those that are marked, then for each other milestone at most one event whose words say so. An
 * event has one milestone: where the words of one name several, the later step of the incident's course is what it tells.
 */
export function withMilestones(events: readonly TimelineEvent[], source: string): TimelineEvent[] {
  const found = new Map<TimelineEvent, Fact<Milestone>>();
  const marked = new Set<Milestone>();
  for (const event of events) {
    const milestone = markIn(event.text);
    if (milestone === null) continue;
    marked.add(milestone);
    found.set(event, { value: milestone, origin: { kind: 'read', range: rangeOfMark(event, source) } });
  }
  const said = events.map((event) => ({ event, says: found.has(event) ? [] : milestonesIn(event.text) }));
  const resolved = pick(said, ruleOf('resolved'), null);
  for (const milestone of ORDER_OF_CHOICE) {
    if (marked.has(milestone)) continue;
    const chosen = milestone === 'resolved' ? resolved : pick(said, ruleOf(milestone), resolved?.event ?? markedEvent(found, 'resolved'));
    if (chosen === null || found.has(chosen.event)) continue;
    const { event, words } = chosen;
    const range = event.origin.range;
    found.set(event, { value: milestone, origin: { kind: 'inferred', from: `the words “${words.toLowerCase()}”`, range } });
  }
  dropImpossible(found);
  return events.map((event) => withMilestone(event, found.get(event) ?? null));
}

const ORDER_OF_CHOICE: readonly Milestone[] = ['resolved', 'mitigated', 'identified', 'detected', 'acknowledged', 'started'];

/** What must not come after what: a "detection" after the recovery is somebody looking back. */
const BEFORE_OTHERS: readonly (readonly [earlier: Milestone, later: readonly Milestone[]])[] = [
  ['acknowledged', ['mitigated', 'resolved']],
  ['detected', ['acknowledged', 'identified', 'mitigated', 'resolved']],
  ['started', ['detected', 'acknowledged', 'identified', 'mitigated', 'resolved']],
];

/** Takes back inferred milestones that no course of an incident could have, so that no duration is negative. */
function dropImpossible(found: Map<TimelineEvent, Fact<Milestone>>): void {
  const at = new Map<Milestone, number | null>([...found].map(([event, { value }]) => [value, instantOf(event)]));
  for (const [event, { value, origin }] of [...found]) {
    const here = instantOf(event);
    const later = BEFORE_OTHERS.find(([earlier]) => earlier === value)?.[1] ?? [];
    if (origin.kind === 'read' || here === null) continue;
    if (later.some((milestone) => here > (at.get(milestone) ?? here))) found.delete(event);
  }
}

interface Said {
  readonly event: TimelineEvent;
  readonly says: readonly MilestoneWords[];
}

const ruleOf = (milestone: Milestone): MilestoneRule | null => MILESTONE_RULES.find((rule) => rule.milestone === milestone) ?? null;

function pick(
  said: readonly Said[],
  rule: MilestoneRule | null,
  resolved: TimelineEvent | null,
): { event: TimelineEvent; words: string } | null {
  if (rule === null) return null;
  const all = said.flatMap(({ event, says }) =>
    says.filter(({ milestone }) => milestone === rule.milestone).map(({ words, weak }) => ({ event, words, weak })),
  );
  const strong = all.filter(({ weak }) => !weak);
  const candidates = inOrder(strong.length > 0 ? strong : all);
  if (rule.which === 'first') return candidates[0] ?? null;
  if (rule.which === 'last') return candidates.at(-1) ?? null;
  // A lasting fix that follows the recovery is later work.
  const end = resolved === null ? null : instantOf(resolved);
  return candidates.filter(({ event }) => event !== resolved && (end === null || (instantOf(event) ?? end) <= end)).at(-1) ?? null;
}

/** By their instants, where all have one; else as they stand. */
function inOrder<T extends { readonly event: TimelineEvent }>(candidates: readonly T[]): readonly T[] {
  if (candidates.some(({ event }) => instantOf(event) === null)) return candidates;
  return [...candidates].sort((a, b) => (instantOf(a.event) ?? 0) - (instantOf(b.event) ?? 0));
}

function instantOf({ when }: TimelineEvent): number | null {
  return (when.kind === 'instant' || when.kind === 'vague') && when.instant !== null ? Date.parse(when.instant) : null;
}

function markedEvent(found: ReadonlyMap<TimelineEvent, Fact<Milestone>>, milestone: Milestone): TimelineEvent | null {
  for (const [event, fact] of found) if (fact.value === milestone) return event;
  return null;
}

function withMilestone(event: TimelineEvent, milestone: Fact<Milestone> | null): TimelineEvent {
  if (milestone === null) return event;
  const text = milestone.origin.kind === 'read' ? event.text.replace(MARK, '').replace(/\s+/g, ' ').trim() : event.text;
  const body = milestone.origin.kind === 'read' ? event.body.map((range) => withoutMark(range, milestone.origin.range)) : event.body;
  return { ...event, text: text === '' ? event.text : text, body, milestone };
}

/** The stretch without a mark that stands at its start or its end; one in its middle stays. */
function withoutMark(range: SourceRange, mark: SourceRange | null): SourceRange {
  if (mark === null) return range;
  if (mark.start.offset <= range.start.offset && mark.end.offset < range.end.offset && mark.end.offset > range.start.offset)
    return { start: mark.end, end: range.end };
  return mark.end.offset >= range.end.offset && mark.start.offset > range.start.offset ? { start: range.start, end: mark.start } : range;
}

/** Where the mark stands; the whole event where markup hides it. */
function rangeOfMark({ origin, text }: TimelineEvent, source: string): SourceRange {
  const range = origin.range;
  if (range === null) throw new RangeError('An event that was read has a place.');
  const mark = MARK.exec(text)?.[0] ?? '';
  const at = source.slice(range.start.offset, range.end.offset).indexOf(mark);
  return at < 0 ? range : placesOf(source).range(range.start.offset + at, range.start.offset + at + mark.length);
}
