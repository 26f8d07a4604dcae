import type { ActionView, Archive, MeetingPage } from '../../derive/page-data.ts';
import type { Site } from '../../schema/site.ts';
import type { Addresses } from './address.ts';
import { changesOf, pageOf } from './document-dates.ts';
import { component, icsTime, textProperty, type Property } from './ics.ts';
import { midnight } from './plain.ts';

/** What is entered in the calendar. */
interface Entry {
  /** Stays the same while the document keeps its address. */
  readonly uid: string;
  readonly summary: string;
  readonly description: string;
  /** A day, or an instant in UTC. */
  readonly start: string;
  /** When the document last changed, as far as it is known: a calendar asks for it, and a build has no clock. */
  readonly stamp: string;
  readonly href: string;
}

/** The next meetings that the notes announce, and what is still to be done by its due day, as RFC 5545 has them. */
export function calendar(archive: Archive, { title }: Site, addresses: Addresses): string {
  const stamps = changesOf(archive);
  const meetings = archive.meetings.flatMap((page) => meetingEntry(page, stamps) ?? []);
  const actions = archive.actions.groups.flatMap((group) => group.actions.flatMap((action) => actionEntry(action, stamps) ?? []));
  const entries = [...meetings, ...actions].sort((a, b) => (a.start === b.start ? (a.uid < b.uid ? -1 : 1) : a.start < b.start ? -1 : 1));
  const head = [
    { name: 'VERSION', value: '2.0' },
    { name: 'PRODID', value: '-//Afterword//Afterword//EN' },
    { name: 'CALSCALE', value: 'GREGORIAN' },
    { name: 'METHOD', value: 'PUBLISH' },
    textProperty('NAME', title),
    textProperty('X-WR-CALNAME', title),
  ];
  return component('VCALENDAR', head, entries.length === 0 ? [ZONE] : entries.map((entry) => eventOf(entry, addresses)));
}

/** A calendar must hold something, and nothing may be due. */
const ZONE = component(
  'VTIMEZONE',
  [{ name: 'TZID', value: 'UTC' }],
  [
    component('STANDARD', [
      { name: 'DTSTART', value: '19700101T000000' },
      { name: 'TZOFFSETFROM', value: '+0000' },
      { name: 'TZOFFSETTO', value: '+0000' },
    ]),
  ],
);

/** Of a series, its last notes alone say when the next meeting is; one that has notes has been held, or was moved. */
function meetingEntry({ href, title, series, nextMeeting, movedTo, next, date }: MeetingPage, stamps: Stamps): Entry | null {
  const announced = nextMeeting?.later.length === 0 ? nextMeeting : null;
  const said = announced ?? movedTo;
  if (next !== null || said?.link !== null) return null;
  return {
    uid: `next-meeting${href}`,
    summary: series?.text ?? title,
    description: `${announced === null ? 'Moved there by the notes of' : 'Announced on'} ${date.text} in “${title}”: ${said.text}`,
    start: announced?.instant ?? said.dateIso,
    stamp: stamps.get(href) ?? said.dateIso,
    href,
  };
}

type Stamps = ReadonlyMap<string, string>;

const CLOSED: ReadonlySet<ActionView['status']> = new Set(['done', 'dropped']);

function actionEntry({ id, href, text, owners, dueIso, status, statusText, raised }: ActionView, stamps: Stamps): Entry | null {
  if (dueIso === null || CLOSED.has(status)) return null;
  const names = owners.map(({ name }) => name).join(', ');
  return {
    uid: `action/${id}`,
    summary: `Due: ${text}`,
    description: [
      names === '' ? 'Nobody is named for it' : `Owner: ${names}`,
      `State: ${statusText}`,
      `Raised on ${raised.date} in “${raised.link.text}”`,
    ].join('\n'),
    start: dueIso,
    stamp: stamps.get(pageOf(raised.link.href)) ?? dueIso,
    href,
  };
}

function eventOf({ uid, summary, description, start, stamp, href }: Entry, { whole, host }: Addresses): string {
  const url = whole(href);
  const isDay = !start.includes('T');
  const day: Property[] = [
    { name: 'DTSTART;VALUE=DATE', value: icsTime(start) },
    // It is a day to know of, and no time that is taken.
    { name: 'TRANSP', value: 'TRANSPARENT' },
  ];
  return component('VEVENT', [
    textProperty('UID', `${encodeURI(uid)}@${host}`),
    { name: 'DTSTAMP', value: icsTime(midnight(stamp)) },
    ...(isDay ? day : [{ name: 'DTSTART', value: icsTime(start) }]),
    textProperty('SUMMARY', summary),
    textProperty('DESCRIPTION', url === null ? description : `${description}\n${url}`),
    ...(url === null ? [] : [{ name: 'URL', value: url }]),
  ]);
}
