/**
 * Abbreviation -> IANA zone of the region and its offset in minutes. People write "PST" in July and mean the clock on
 * the wall, so daylight saving is taken from the region; the offset decides only where the clock showed a time twice.
 */
const ABBREVIATIONS: readonly (readonly [abbreviation: string, zone: string, offsetMinutes: number | null])[] = [
  ['UTC', 'UTC', 0],
  ['GMT', 'UTC', 0],
  ['PST', 'America/Los_Angeles', -480],
  ['PDT', 'America/Los_Angeles', -420],
  ['PT', 'America/Los_Angeles', null],
  ['MST', 'America/Denver', -420],
  ['MDT', 'America/Denver', -360],
  ['MT', 'America/Denver', null],
  ['CST', 'America/Chicago', -360],
  ['CDT', 'America/Chicago', -300],
  ['CT', 'America/Chicago', null],
  ['EST', 'America/New_York', -300],
  ['EDT', 'America/New_York', -240],
  ['ET', 'America/New_York', null],
  ['AKST', 'America/Anchorage', -540],
  ['AKDT', 'America/Anchorage', -480],
  ['HST', 'Pacific/Honolulu', -600],
  ['BRT', 'America/Sao_Paulo', -180],
  ['WET', 'Europe/Lisbon', 0],
  ['WEST', 'Europe/Lisbon', 60],
  ['BST', 'Europe/London', 60],
  ['CET', 'Europe/Berlin', 60],
  ['CEST', 'Europe/Berlin', 120],
  ['EET', 'Europe/Helsinki', 120],
  ['EEST', 'Europe/Helsinki', 180],
  ['MSK', 'Europe/Moscow', 180],
  ['WAT', 'Africa/Lagos', 60],
  ['CAT', 'Africa/Maputo', 120],
  ['SAST', 'Africa/Johannesburg', 120],
  ['EAT', 'Africa/Nairobi', 180],
  ['IDT', 'Asia/Jerusalem', 180],
  ['PKT', 'Asia/Karachi', 300],
  ['IST', 'Asia/Kolkata', 330],
  ['WIB', 'Asia/Jakarta', 420],
  ['SGT', 'Asia/Singapore', 480],
  ['HKT', 'Asia/Hong_Kong', 480],
  ['AWST', 'Australia/Perth', 480],
  ['JST', 'Asia/Tokyo', 540],
  ['KST', 'Asia/Seoul', 540],
  ['ACST', 'Australia/Adelaide', 570],
  ['ACDT', 'Australia/Adelaide', 630],
  ['AEST', 'Australia/Sydney', 600],
  ['AEDT', 'Australia/Sydney', 660],
  ['NZST', 'Pacific/Auckland', 720],
  ['NZDT', 'Pacific/Auckland', 780],
];

export const ZONE_OF: ReadonlyMap<string, string> = new Map(ABBREVIATIONS.map(([abbreviation, zone]) => [abbreviation, zone]));

/** What an abbreviation says of the offset, in minutes; nothing for "ET", which says none. */
export const OFFSETS_OF: ReadonlyMap<string, number> = new Map(
  ABBREVIATIONS.flatMap(([abbreviation, , offset]): [string, number][] => (offset === null ? [] : [[abbreviation, offset]])),
);

const REGION_NAMES: readonly (readonly [name: string, zone: string])[] = [
  ['pacific', 'America/Los_Angeles'],
  ['mountain', 'America/Denver'],
  ['central', 'America/Chicago'],
  ['eastern', 'America/New_York'],
  ['central european', 'Europe/Berlin'],
  ['eastern european', 'Europe/Helsinki'],
  ['western european', 'Europe/Lisbon'],
  ['east africa', 'Africa/Nairobi'],
  ['west africa', 'Africa/Lagos'],
  ['central africa', 'Africa/Maputo'],
  ['south africa', 'Africa/Johannesburg'],
  ['india', 'Asia/Kolkata'],
  ['indian', 'Asia/Kolkata'],
  ['japan', 'Asia/Tokyo'],
  ['korea', 'Asia/Seoul'],
  ['singapore', 'Asia/Singapore'],
  ['hong kong', 'Asia/Hong_Kong'],
  ['australian eastern', 'Australia/Sydney'],
  ['australian western', 'Australia/Perth'],
  ['australian central', 'Australia/Adelaide'],
  ['new zealand', 'Pacific/Auckland'],
  ['british', 'Europe/London'],
  ['london', 'Europe/London'],
  ['uk', 'Europe/London'],
  ['berlin', 'Europe/Berlin'],
  ['paris', 'Europe/Paris'],
  ['moscow', 'Europe/Moscow'],
  ['new york', 'America/New_York'],
];

/** Regions by themselves, lower case -> IANA zone: "pacific", "new york". */
export const REGIONS_OF: ReadonlyMap<string, string> = new Map(REGION_NAMES);

/** Names in words, lower case -> IANA zone: "pacific time", "central european summer time". */
export const ZONE_OF_NAME: ReadonlyMap<string, string> = new Map<string, string>([
  ['coordinated universal time', 'UTC'],
  ['universal time', 'UTC'],
  ['greenwich mean time', 'UTC'],
  ['zulu time', 'UTC'],
  ...REGION_NAMES.flatMap(([name, zone]) =>
    ['time', 'standard time', 'daylight time', 'daylight saving time', 'daylight savings time', 'summer time'].map(
      (kind): [string, string] => [`${name} ${kind}`, zone],
    ),
  ),
]);
