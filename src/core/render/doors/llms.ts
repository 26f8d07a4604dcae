import type { Archive } from '../../derive/page-data.ts';
import type { Site } from '../../schema/site.ts';
import { CALENDAR_HREF, twinHref, type Addresses } from './address.ts';
import { bullets, link, section, text, together } from './markdown.ts';

/** A reader with little room reads the newest; the lists name the rest. */
const MOST = 100;

/** What a language model is to read first, in the form of llmstxt.org: a title, what this is, and lists of Markdown files. */
export function llmsText({ incidentRows, meetingRows, overview: { counts } }: Archive, { title }: Site, { best }: Addresses): string {
  const twin = (name: string, page: string, note: string): string => `${link({ text: name, href: twinHref(page) }, best)}: ${text(note)}`;
  const file = (name: string, href: string, note: string): string => `${link({ text: name, href }, best)}: ${text(note)}`;
  const count = `${String(counts.incidents)} incidents, ${String(counts.meetings)} meetings, ${String(counts.decisions)} decisions, ${String(counts.actions)} actions`;
  const parts = [
    `# ${text(title)}`,
    `> Post-mortems and meeting notes: ${count}.`,
    'Each page has the same in Markdown at its address followed by index.md.',
    section('Lists', bullets([
      twin('Incidents', '/incidents/', 'every incident, the newest first'),
      twin('Meetings', '/meetings/', 'every meeting, the newest first'),
      twin('Actions', '/actions/', 'what was to be done, and where it stands'),
      twin('Decisions', '/decisions/', 'what was decided, when and in which meeting'),
    ])),
    section('Incidents', bullets(incidentRows.slice(0, MOST).map((row) => twin(row.title, row.href, [row.date, row.summary].filter((one) => one !== null).join('. '))))),
    section('Meetings', bullets(meetingRows.slice(0, MOST).map((row) => twin(row.title, row.href, row.date)))),
    section('Optional', bullets([
      file('incidents.json', '/api/incidents.json', 'the list of incidents as data'),
      file('actions.json', '/api/actions.json', 'the ledger of actions as data'),
      file('decisions.json', '/api/decisions.json', 'the decisions as data'),
      file('calendar.ics', CALENDAR_HREF, 'next meetings and due actions'),
    ])),
  ]; // prettier-ignore
  return `${together(parts)}\n`;
}
