import type { Archive } from '../../derive/page-data.ts';

type Documents = Pick<Archive, 'incidents' | 'meetings'>;

/** Address of a document's page -> its date (`YYYY-MM-DD`). */
export const datesOf = ({ incidents, meetings }: Documents): Map<string, string> =>
  new Map([...incidents, ...meetings].map(({ href, dateIso }) => [href, dateIso]));

/** Address of a document's page -> the day on which it last changed: by git, else its date. No clock is asked. */
export const changesOf = ({ incidents, meetings }: Documents): Map<string, string> =>
  new Map([...incidents, ...meetings].map(({ href, dateIso, provenance }) => [href, provenance.lastChange?.dateIso ?? dateIso]));

/** `/meetings/x/#action-1` -> `/meetings/x/` */
export const pageOf = (href: string): string => href.replace(/#.*$/, '');
