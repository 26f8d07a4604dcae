import ICAL from 'ical.js';

export interface CalendarEvent {
  readonly uid: string;
  readonly summary: string;
  readonly description: string;
  readonly start: string;
  readonly isDay: boolean;
  readonly stamp: string;
  readonly attendees: number;
  readonly url: string | null;
}

/** The events of a calendar, as ical.js reads it strictly. */
export function calendarEvents(ics: string): CalendarEvent[] {
  const calendar = new ICAL.Component(ICAL.parse(ics) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const value = (name: string): string => String(component.getFirstPropertyValue(name) ?? '');
    return {
      uid: event.uid,
      summary: event.summary,
      description: event.description,
      start: event.startDate.toString(),
      isDay: event.startDate.isDate,
      stamp: value('dtstamp'),
      attendees: event.attendees.length,
      url: component.hasProperty('url') ? value('url') : null,
    };
  });
}

/** What RFC 5545, 3.1 asks of the lines of a calendar and these do not keep. */
export function lineFaults(ics: string): string[] {
  const lines = ics.split('\r\n');
  return [
    ...(lines.at(-1) === '' ? [] : ['the last line does not end with CRLF']),
    // eslint-disable-next-line no-control-regex -- the very characters that must not be there
    ...lines.filter((line) => /[\0-\x08\x0A-\x1F\x7F]/.test(line)).map((line) => `a control character: ${JSON.stringify(line)}`),
    ...lines.filter((line) => Buffer.byteLength(line) > 75).map((line) => `more than 75 octets: ${line}`),
    ...(Buffer.from(ics).toString().includes('\uFFFD') && !ics.includes('\uFFFD') ? ['a character is cut in two'] : []),
  ];
}
