import { dateText } from '../core/derive/dates-text.ts';
import { foldName } from '../core/derive/fold.ts';
import type { Lookup } from '../core/derive/lookup.ts';
import { firstMeeting, planMeeting, seriesIn, type MeetingPlan } from '../core/derive/meeting-plan.ts';
import { wasMoved, type SeriesGroup } from '../core/derive/series.ts';
import { slugOf } from '../core/parse/slug.ts';
import { printable } from '../core/problem.ts';
import { meetingNotes } from '../core/render/meeting-notes.ts';
import type { NewOptions } from './new-command.ts';
import { lookUp, putDocument, templateText } from './new-document.ts';
import { counted } from '../core/counted.ts';
import { shownPath } from './survey.ts';
import { CommandError, UsageError } from './usage-error.ts';
import type { World } from './world.ts';

export interface NewMeetingOptions extends NewOptions {
  /** Whether the series is to be started. */
  readonly first: boolean;
}

/** Writes the notes of the next meeting of a series: its day, who usually comes, and what is still to be done. */
export function runNewMeeting(options: NewMeetingOptions, world: World): number {
  const lookup = lookUp(options, world);
  const plan = options.first ? planFirst(options, lookup) : planNext(options, lookup);
  putDocument(plan.path, meetingNotes(plan, templateText('meeting.md')), options, world);
  const [people, actions] = [counted(plan.attendees.length, 'usual attendee'), counted(plan.actions.length, 'open action')];
  world.log(`It has ${people} and ${actions}. It is a draft, and published once its line \`draft: true\` is removed.\n`);
  return 0;
}

function planNext({ name, date, content }: NewMeetingOptions, lookup: Lookup): MeetingPlan {
  const group = chosenSeries(name, seriesIn(lookup.meetings));
  // What was moved took no place: nobody came, and the day that it was moved to is the next.
  const held = group.meetings.filter((meeting) => !wasMoved(meeting));
  const [first = group.meetings[0], ...others] = held;
  const newest = group.meetings.at(-1);
  if (first === undefined || newest === undefined) throw new Error(`the series ${group.name} has no meeting`);
  const last = others.at(-1) ?? first;
  const day = date ?? (wasMoved(newest) ? newest.movedTo?.value : last.nextMeeting?.value.date);
  const at = printable(shownPath(content, last.path));
  if (day === undefined)
    throw new CommandError(`${at} does not say when the next meeting is: give the day with --date, such as --date 2024-06-28.`);
  if (day <= last.date.value)
    throw new CommandError(`${dateText(day)} is not after the last meeting of the series, ${dateText(last.date.value)} (${at}).`);
  return planMeeting([first, ...others], day, lookup);
}

function planFirst({ name, date }: NewMeetingOptions, { meetings }: Lookup): MeetingPlan {
  if (name === null || date === null) throw new UsageError('--first needs the name of the series and --date');
  const known = seriesIn(meetings).find((group) => isNamed(group, name));
  if (known) throw new CommandError(`There is a series ${printable(known.name)} already: leave out --first.`);
  return firstMeeting(name, date);
}

function chosenSeries(name: string | null, all: readonly SeriesGroup[]): SeriesGroup {
  const [only, ...more] = all;
  if (name === null && only !== undefined && more.length === 0) return only;
  const found = all.find((group) => name !== null && isNamed(group, name));
  if (found !== undefined) return found;
  const start = 'a new one is started with --first';
  if (only === undefined) throw new CommandError(`There is no series of meetings yet; ${start}.`);
  const known = `the series are ${knownNames(all)}`;
  throw new CommandError(
    name === null
      ? `Name a series, such as afterword new meeting "${printable(only.name)}"; ${known}.`
      : `There is no series ${printable(name)}; ${known}; ${start}.`,
  );
}

/** "engineering-sync" is as good as "Engineering Sync". */
const isNamed = ({ key, name: known }: SeriesGroup, name: string): boolean =>
  [known, key].some((series) => foldName(series) === foldName(name) || slugOf(series) === slugOf(name));

const MOST_NAMES = 20;

function knownNames(all: readonly SeriesGroup[]): string {
  const names = all.map((group) => printable(group.name));
  const more = names.length - MOST_NAMES;
  return `${names.slice(0, MOST_NAMES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
