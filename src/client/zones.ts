/** Start and end of an event in ms; most have no end. */
export interface Instants {
  readonly start: number;
  readonly end: number | null;
  /** As the document has it: with seconds, or without. */
  readonly written: string;
}

/** The reader's own zone, "Europe/Berlin"; null where the browser does not say. */
export function readerZone(): string | null {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || null;
}

/** The times of events on the clocks of a zone, as the list shows its own: with the day where they fall on more than one. */
export function clockIn(zone: string, events: readonly Instants[]): string[] {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  const parts = (at: number): Map<string, string> => new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const day = (at: number): string => `${parts(at).get('day') ?? ''} ${(parts(at).get('month') ?? '').slice(0, 3)}`;
  const dated = new Set(events.flatMap(({ start, end }) => [day(start), day(end ?? start)])).size > 1;
  const clock = (at: number, withDay: boolean, withSeconds: boolean): string => {
    const found = parts(at);
    const time = `${found.get('hour') ?? ''}:${found.get('minute') ?? ''}${withSeconds ? `:${found.get('second') ?? ''}` : ''}`;
    return withDay ? `${day(at)} ${time}` : time;
  };
  return events.map(({ start, end, written }) => {
    const withSeconds = /\d:\d\d:\d\d/.test(written);
    const from = clock(start, dated, withSeconds);
    return end === null ? from : `${from}–${clock(end, day(end) !== day(start), withSeconds)}`;
  });
}
