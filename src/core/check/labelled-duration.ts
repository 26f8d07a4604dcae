import type { Moment } from '../derive/milestones/milestones.ts';
import { agreementOf } from '../derive/milestones/stated.ts';
import type { WorkingHours } from '../derive/milestones/working-hours.ts';
import { pageClock, type PageClock } from '../derive/page-clock.ts';
import { exactMs } from '../derive/timeline-order.ts';
import { placeOf } from '../position.ts';
import { problem, type Problem } from '../problem.ts';
import type { Incident } from '../schema/incident.ts';
import type { TimelineEvent } from '../schema/parts.ts';
import type { Body } from './body-tree.ts';
import { mayBeWorkingHours, msInHours, saysHours, statedHours } from './counted-hours.ts';
import { basisText, mismatchText, noneText } from './duration-texts.ts';
import { eventAt, showsHow, spansOf, verdictOf, type Question } from './duration-verdict.ts';
import { listedMoments, type Listed } from './listed-moments.ts';
import { typedDurations, type TypedDuration } from './typed-durations.ts';

/** What was found of one labelled length, and its line; no problem where it is right or cannot be checked. */
export interface Judged {
  readonly line: number;
  readonly problem: Problem | null;
}

/** Checks every "Time to …" of a document against the moments that it lists. */
export function labelledDurations(incident: Incident, body: Body, site: WorkingHours): Judged[] {
  const typed = typedDurations(body);
  if (typed.length === 0) return [];
  const listed = listedMoments(incident, body);
  return typed.map((one) => ({ line: one.range.start.line, problem: judge(one, listed, incident, site) }));
}

function judge(typed: TypedDuration, listed: Listed, document: Document, site: WorkingHours): Problem | null {
  const { span, value, length } = typed;
  const moments = (names: TypedDuration['span']['from']): Moment[] => names.flatMap((name) => listed.moments.get(name) ?? []);
  const [froms, tos] = [moments(span.from), moments(span.to)];
  if ([...span.from, ...span.to].some((name) => listed.rough.has(name)) || showsHow(value, length.minutes)) return null;
  if (froms.length === 0 || tos.length === 0) return judgeLoose(typed, listed, document, site);
  return judgeSpan(typed, { stated: length, froms, tos, events: listed.events }, document, site);
}

/** Where a typed duration stands, and by which clock its times are told. */
type Document = Pick<Incident, 'path' | 'zone'>;

const atPlace = ({ path }: Document, { range }: TypedDuration): ReturnType<typeof placeOf> => placeOf(path, range);

/** Both sides of what the label measures are listed. */
function judgeSpan(typed: TypedDuration, question: Question, document: Document, site: WorkingHours): Problem | null {
  const { length, value, span: measures } = typed;
  const [to] = question.tos;
  const verdict = verdictOf(question);
  if (verdict === null || verdict.kind === 'right') return null;
  const { measured } = verdict;
  const clock = pageClock([measured.from.event, measured.to.event], document.zone);
  if (saysHours(value)) return judgeInHours(typed, question, document, clock);
  if (spansOf(question).some(({ from, to }) => mayBeWorkingHours(from, to, length.minutes, site))) return null;
  if (verdict.kind !== 'wrong') return problem('duration-basis', atPlace(document, typed), basisText(length.written, verdict, clock));
  const end = measures.early ? eventAt(measured.from.at + length.minutes * 60_000, question.events) : null;
  if (end !== null)
    return problem('duration-basis', atPlace(document, typed), basisText(length.written, { kind: 'to', event: end, measured }, clock));
  // What is called recovered is told in too many words to be sure which event it was.
  if (measures.loose && (to?.name !== 'resolved' || isBetweenListed(length.minutes, question.events))) return null;
  return problem('stated-duration', atPlace(document, typed), mismatchText(length.written, measured, clock));
}

const isBetweenListed = (minutes: number, events: readonly TimelineEvent[]): boolean =>
  events.some(({ when }) => eventAt((exactMs(when) ?? NaN) + minutes * 60_000, events) !== null);

/** "(during support hours 10:00-17:00)" */
function judgeInHours(typed: TypedDuration, question: Question, document: Document, clock: PageClock): Problem | null {
  const { length, value } = typed;
  const hours = statedHours(value);
  const spans = spansOf(question);
  const counted = spans.flatMap(({ from, to }) =>
    hours.flatMap((day) => {
      const ms = msInHours(from, to, day);
      return ms === null ? [] : [{ ms, from, to }];
    }),
  );
  const [usual] = counted;
  if (usual === undefined || counted.some(({ ms }) => agreementOf(length, ms) !== 'different')) return null;
  const found = mismatchText(length.written, usual, clock, ' in those hours');
  return problem('stated-duration', atPlace(document, typed), found);
}

/** "Time to repair" on a page that lists no repair: it may count from any listed moment to the end, and must count from one. */
function judgeLoose(typed: TypedDuration, listed: Listed, document: Document, site: WorkingHours): Problem | null {
  const { length, value, span } = typed;
  const to = listed.moments.get('resolved');
  const isOther = !span.to.includes('mitigated') || span.to.some((name) => listed.moments.has(name));
  // A repair whose time could not be read is listed all the same.
  if (to === undefined || isOther || listed.mentionsRepair || saysHours(value)) return null;
  const before = listed.events.filter((event) => event !== to.event && (exactMs(event.when) ?? Infinity) < to.at);
  if (before.length === 0 || before.some((event) => agreementOf(length, to.at - (exactMs(event.when) ?? 0)) !== 'different')) return null;
  if (before.some((event) => mayBeWorkingHours(momentOf(event), to, length.minutes, site))) return null;
  return problem(
    'stated-duration',
    atPlace(document, typed),
    noneText(length.written, to, pageClock([...before, to.event], document.zone)),
  );
}

/** An event that is no milestone, to count from. */
function momentOf(event: TimelineEvent): Moment {
  const { when } = event;
  return { name: 'started', event, at: exactMs(when) ?? 0, local: when.kind === 'instant' ? when.local : '' };
}
