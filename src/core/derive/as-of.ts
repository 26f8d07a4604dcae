import type { Site } from '../schema/site.ts';
import { dateText } from './dates-text.ts';
import type { AsOf } from './page-data.ts';
import type { VisibleEntries } from './visibility.ts';

/** When a site is built, in seconds since 1970: as `SOURCE_DATE_EPOCH` says (`setting`), or when the last commit was made. */
export interface BuildMoment {
  readonly epochSeconds: number;
  readonly source: 'setting' | 'commit';
}

const SOURCES: Readonly<Record<BuildMoment['source'], string>> = {
  setting: 'the date that SOURCE_DATE_EPOCH gives',
  commit: 'the date of the last commit',
};

/**
 * The day that "overdue" is counted against, on the site's clock: of a moment that was set, else as site.yml says, else of the
 * last commit. The newest document's where nothing says any of these: a page must not change because it is built again.
 * Entries: oldest first. Null where there are none.
 */
export function asOfOf(
  builtAt: BuildMoment | null,
  { timeZone, asOf }: Pick<Site, 'timeZone' | 'asOf'>,
  { incidents, meetings }: VisibleEntries,
): AsOf | null {
  const newest = [incidents.at(-1)?.date.value ?? '', meetings.at(-1)?.date.value ?? ''].sort().at(-1) ?? '';
  if (newest === '') return null;
  if (asOf !== null && builtAt?.source !== 'setting') return { dateIso: asOf, text: `${dateText(asOf)}, the date that site.yml gives` };
  if (builtAt === null) return { dateIso: newest, text: `${dateText(newest)}, the date of the newest document` };
  const dateIso = builtOn(builtAt, timeZone);
  return { dateIso, text: `${dateText(dateIso)}, ${SOURCES[builtAt.source]}` };
}

/** The day of a build on the clock of a time zone, `YYYY-MM-DD`. */
export function builtOn({ epochSeconds }: BuildMoment, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(
    epochSeconds * 1000,
  );
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}
