import type { Moment } from '../derive/milestones/milestones.ts';
import { agreementOf } from '../derive/milestones/stated.ts';
import type { WorkingHours } from '../derive/milestones/working-hours.ts';
import { exactMs, spansDays } from '../derive/timeline-order.ts';
import { placeOf } from '../position.ts';
import { problem, type Problem } from '../problem.ts';
import type { Incident } from '../schema/incident.ts';
import type { TimelineEvent } from '../schema/parts.ts';
import type { Body } from './body-tree.ts';
import { mayBeWorkingHours, msInHours, saysHours, statedHours } from './counted-hours.ts';
import { basisOf, basisText, mismatchText, noneText } from './duration-texts.ts';
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
  return typed.map((one) => ({ line: one.range.start.line, problem: judge(one, listed, incident.path, site) }));
}

function judge(typed: TypedDuration, listed: Listed, path: string, site: WorkingHours): Problem | null {
  const { span } = typed;
  if ([...span.from, ...span.to].some((name) => listed.rough.has(name))) return null;
  const froms = span.from.flatMap((name) => listed.moments.get(name) ?? []);
  const to = span.to.flatMap((name) => listed.moments.get(name) ?? [])[0];
  return to === undefined || froms.length === 0 ? judgeLoose(typed, listed, path, site) : judgeSpan(typed, froms, to, listed, path, site);
}

const atPlace = (path: string, { range }: TypedDuration): ReturnType<typeof placeOf> => placeOf(path, range);

/** Both sides of what the label measures are listed. */
function judgeSpan(
  typed: TypedDuration,
  froms: readonly Moment[],
  to: Moment,
  listed: Listed,
  path: string,
  site: WorkingHours,
): Problem | null {
  const { length, value } = typed;
  const agrees = (ms: number | null): boolean => ms !== null && agreementOf(length, ms) !== 'different';
  const before = froms.filter((from) => from.at <= to.at);
  const [from] = before;
  if (from === undefined || before.some((one) => agrees(to.at - one.at))) return null;
  const dated = spansDays([...before, to].map(({ event }) => event));
  if (saysHours(value)) {
    const hours = statedHours(value);
    const [first] = hours;
    const right = before.some((one) => hours.some((day) => agrees(msInHours(one, to, day))));
    const ms = first === undefined ? null : msInHours(from, to, first);
    if (right || ms === null) return null;
    return problem('stated-duration', atPlace(path, typed), mismatchText(length.written, { ms, from, to }, dated, ' in those hours'));
  }
  if (before.some((one) => mayBeWorkingHours(one, to, length.minutes, site))) return null;
  const measured = { ms: to.at - from.at, from, to };
  const basis = basisOf(length.minutes, to, listed.events);
  if (basis !== null) return problem('duration-basis', atPlace(path, typed), basisText(length.written, basis, measured, dated));
  return problem('stated-duration', atPlace(path, typed), mismatchText(length.written, measured, dated));
}

/** "Time to repair" on a page that lists no repair: it may count from any listed moment to the end, and must count from one. */
function judgeLoose(typed: TypedDuration, listed: Listed, path: string, site: WorkingHours): Problem | null {
  const { length, value, span } = typed;
  const to = listed.moments.get('resolved');
  const ends = span.to.includes('mitigated') || span.to.includes('resolved');
  if (to === undefined || !ends || span.to.some((name) => listed.moments.has(name)) || saysHours(value)) return null;
  // A repair whose time could not be read is listed all the same.
  if (listed.mentionsRepair) return null;
  const before = listed.events.filter((event) => event !== to.event && (exactMs(event.when) ?? Infinity) < to.at);
  const [first] = before;
  if (first === undefined || before.some((event) => agreementOf(length, to.at - (exactMs(event.when) ?? 0)) !== 'different')) return null;
  if (before.some((event) => mayBeWorkingHours(momentOf(event), to, length.minutes, site))) return null;
  return problem('stated-duration', atPlace(path, typed), noneText(length.written, to, spansDays([...before, to.event])));
}

/** An event that is no milestone, to count from. */
function momentOf(event: TimelineEvent): Moment {
  const { when } = event;
  return { name: 'started', event, at: exactMs(when) ?? 0, local: when.kind === 'instant' ? when.local : '' };
}
