import { dayExists } from '../core/parse/calendar.ts';
import { choiceOption, flagOption, textOption, type RawOptions } from './options.ts';
import { UsageError } from './usage-error.ts';
import type { World } from './world.ts';

/** Of reports on incidents: each is a file of `templates/incidents`. The first is what is written where none is named. */
export const TEMPLATES = ['afterword', 'google-sre', 'pagerduty', 'short'] as const;
export type Template = (typeof TEMPLATES)[number];

export const NEW_ABOUT = 'Write a document to start from: `new incident "What broke"`, or `new meeting` with a series';
export const NEW_OPTIONS = [
  ['--date <day>', 'Day of it, such as 2024-06-28 (default: of an incident today, of a meeting what its last one says)'],
  ['--template <name>', `Sections of an incident: ${TEMPLATES.join(', ')} (default: ${TEMPLATES[0]})`],
  ['--first', 'Start a series of meetings that is not there yet'],
  ['--print', 'Print the document, and write nothing'],
] as const;

/** What every new document needs to be told. */
export interface NewOptions {
  /** The content folder, as typed. */
  readonly content: string;
  /** The title of an incident, the series of a meeting; null where none was typed. */
  readonly name: string | null;
  /** `YYYY-MM-DD`; null where none was typed. */
  readonly date: string | null;
  readonly print: boolean;
}

/** `afterword new WHAT NAME`, as typed. */
export async function callNew(world: World, options: RawOptions, words: readonly string[], rawArgs: readonly string[]): Promise<number> {
  const [what, typed] = words;
  const common: NewOptions = {
    content: textOption(options, rawArgs, 'content', 'content'),
    name: typed === undefined ? null : nameOf(typed),
    date: dayOption(options, rawArgs),
    print: flagOption(options, 'print', 'print'),
  };
  const template = textOption(options, rawArgs, 'template', null);
  const first = flagOption(options, 'first', 'first');
  if (what === 'meeting') {
    if (template !== null) throw new UsageError('--template is for incidents: a meeting has one');
    return (await import('./new-meeting.ts')).runNewMeeting({ ...common, first }, world);
  }
  if (what === undefined) throw new UsageError('Name what to write: incident or meeting');
  if (what !== 'incident') throw new UsageError(`There is no new ${what}: name incident or meeting`);
  if (first) throw new UsageError('--first is for meetings');
  const chosen = choiceOption(options, rawArgs, 'template', TEMPLATES);
  return (await import('./new-incident.ts')).runNewIncident({ ...common, template: chosen }, world);
}

const LONGEST = 200;

function nameOf(typed: string): string {
  const name = typed.trim();
  if (!/[\p{L}\p{N}]/u.test(name)) throw new UsageError('The name has no letter');
  if (/\p{C}/u.test(name)) throw new UsageError('The name is more than one line, or has characters that cannot be seen');
  if (name.length > LONGEST) throw new UsageError(`The name has ${name.length} letters; the limit is ${LONGEST}`);
  return name;
}

function dayOption(options: RawOptions, rawArgs: readonly string[]): string | null {
  const text = textOption(options, rawArgs, 'date', null);
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? '') ?? [];
  if (text !== null && !dayExists({ year: Number(year), month: Number(month), day: Number(day) }))
    throw new UsageError(`--date must be a day such as 2024-06-28, not ${text}`);
  return text;
}
