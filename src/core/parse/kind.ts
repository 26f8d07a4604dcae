import type { SectionRole } from '../schema/parts.ts';
import { attendingLines } from './attendees.ts';
import { findDates } from './dates.ts';
import { leadLines } from './dating.ts';
import { fieldsOf } from './fields.ts';
import { isFoundIncident } from './found-incident.ts';
import { plainText, rangeOf } from './markdown.ts';
import { partsOf, type Part } from './outline.ts';
import type { Places } from './places.ts';
import { templateReason } from './template.ts';
import { tellsCourse } from './timelines.ts';
import { titleOf, titlePart } from './title.ts';

export interface Kind {
  readonly kind: 'incident' | 'meeting' | 'neither';
  readonly because: string;
}

const MEETING_TITLE =
  /\b(?:meetings?|minutes|sync|syncup|stand-?up|retro(?:spective)?|1:1|one-on-one|call|notes|all[- ]?hands|weekly|bi-?weekly|town ?hall|planning|kick-?off|workshop|offsite|council|session|summit|bof|birds of a feather)\b/i;
const INCIDENT_TITLE =
  /\b(?:incidents?|post-?mortems?|post mortems?|outages?|rca|root cause|degraded|degradation|downtime|unavailable|failures?|breach|after-action|attacks?|take-?over|hijack\w*|exfiltrat\w*|malware|phishing|ransomware|compromised?)\b|^\W*summary of the\b.*\b(?:event|disruption)\b/i;
const TROUBLE_TITLE =
  /\b(?:down|errors?|failing|failed|broken|slow|halt(?:s|ed)?|stall(?:s|ed)?|freeze|froze(?:n)?|crash(?:es|ed)?|timeouts?|leak(?:ed|s)?|lost|deleted|bug|missing|stuck|full)\b/i;
const TROUBLE_TEXT = /\b(?:incident|outage|post-?mortem|downtime|went down|root cause)\b/i;
/** A report of an attack need not say that it is one: three of these words in its first lines do. */
const ATTACK_WORDS =
  /\b(?:attack|malicious|malware|compromised?|exploit|exfiltrat|phishing|credential|vulnerabilit|breach|leaked|stolen|hijack)/gi;
const ENOUGH_ATTACK_WORDS = 3;
const MEETING_FOLDER = /(?:^|\/)(?:meetings?|minutes|standups?|retros?)\//i;
const INCIDENT_FOLDER = /(?:^|\/)(?:incidents?|post-?mortems?|outages?)\//i;
const INCIDENT_ROLES: ReadonlySet<SectionRole> = new Set([
  'timeline',
  'impact',
  'cause',
  'trigger',
  'contributing',
  'detection',
  'response',
  'went-well',
  'went-badly',
  'lucky',
  'lessons',
]);
const MEETING_ROLES: ReadonlySet<SectionRole> = new Set(['agenda', 'next-meeting', 'announcements', 'decisions', 'action-review']);

/** What the front matter says, where there is one. */
export interface Declared {
  readonly title: string;
  readonly dated: boolean;
  /** What it says the document is about ("description: Incident report of …"). */
  readonly about: string;
  readonly keys: readonly string[];
}

const INCIDENT_KEYS: ReadonlySet<string> = new Set(['severity', 'status', 'duration', 'timeline']);
const MEETING_KEYS: ReadonlySet<string> = new Set(['attendees', 'participants', 'regrets', 'series', 'decisions']);

/** What the text says a document is; its folder only tips the balance. Two signs are needed. */
export function kindOf(top: Part, path: string, declared: Declared, places: Places): Kind {
  const template = templateReason(top, path);
  if (template !== null) return { kind: 'neither', because: template };
  const title = `${declared.title} ${titleOf(top, path).value}`.trim();
  const keySigns = (keys: ReadonlySet<string>): Sign[] =>
    sign(
      declared.keys.some((key) => keys.has(key)),
      2,
      'its front matter has the keys of one',
    );
  const meeting = [...keySigns(MEETING_KEYS), ...meetingSigns(top, path, title)];
  const incident = [...keySigns(INCIDENT_KEYS), ...incidentSigns(top, path, title, declared.about), ...factSigns(top, places)];
  const [best, signs] = weight(incident) > weight(meeting) ? (['incident', incident] as const) : (['meeting', meeting] as const);
  if (weight(signs) < ENOUGH) return { kind: 'neither', because: 'nothing in it names a meeting or an incident' };
  // A page about incidents in general has no date of its own; a record that forgot its date has the sections of one.
  if (!declared.dated && weight(signs) < PLENTY) return { kind: 'neither', because: 'no date stands in it' };
  return { kind: best, because: signs.map(({ why }) => why).join(', ') };
}

const ENOUGH = 2;
const PLENTY = 4;

interface Sign {
  readonly weight: number;
  readonly why: string;
}

const weight = (signs: readonly Sign[]): number => signs.reduce((sum, sign) => sum + sign.weight, 0);
const sign = (holds: boolean, points: number, why: string): Sign[] => (holds ? [{ weight: points, why }] : []);

function meetingSigns(top: Part, path: string, title: string): Sign[] {
  const roles = rolesIn(top, MEETING_ROLES);
  const bare = findDates(title).reduce((rest, { written }) => rest.replace(written, ''), title);
  const dateOnly = bare !== title && !/\p{L}/u.test(bare.replace(/\([^()]*\)/g, ''));
  return [
    ...sign(MEETING_TITLE.test(title), 2, 'the title names a meeting'),
    ...sign(listsPeople(top), 2, 'it lists who was there'),
    ...sign(roles.size > 0, Math.min(2, roles.size), `it has the sections of a meeting`),
    ...sign(MEETING_FOLDER.test(path), 1.5, 'it stands in a folder of meetings'),
    ...sign(dateOnly, 1, 'its title is a date'),
    ...sign(!listsPeople(top) && namesNoteTaker(top), 1, 'it says who took notes'),
  ];
}

function incidentSigns(top: Part, path: string, title: string, about: string): Sign[] {
  const roles = rolesIn(top, INCIDENT_ROLES);
  return [
    ...sign(INCIDENT_TITLE.test(title), 2.5, 'the title names an incident'),
    ...sign(!INCIDENT_TITLE.test(title) && TROUBLE_TITLE.test(title), 1, 'the title names trouble'),
    ...sign(TROUBLE_TEXT.test(`${about}\n${leadText(top)}`), 1, 'its first lines speak of an incident'),
    ...sign(speaksOfAttack(`${about}\n${leadText(top)}`), 2, 'its first lines speak of an attack'),
    ...sign(hasTimes(top) || hasTimedLines(top), 1, hasTimes(top) ? 'its timeline has times' : 'its first lines start with times'),
    ...sign(!INCIDENT_TITLE.test(title) && hasIncidentHeading(top), 1, 'a section of it is called a post-mortem'),
    ...sign(roles.size > 0, Math.min(4, roles.size), `it has the sections of an incident report (${[...roles].join(', ')})`),
    ...sign(INCIDENT_FOLDER.test(path), 1.5, 'it stands in a folder of incidents'),
  ];
}

/** What only a report of an incident types at its top: how severe it was, when it was found, when it ended. */
const INCIDENT_FACTS: ReadonlySet<string> = new Set([
  'severity', 'severity level', 'incident severity', 'sev', 'incident id', 'incident commander', 'detect', 'detected', 'detected at',
  'time to detect', 'time to resolve', 'time to recover', 'mttr', 'ttd', 'ttr', 'resolved at', 'incident start', 'incident end',
  'outage start', 'outage end', 'root cause', 'affected services', 'services affected', 'customers affected', 'users affected',
]); // prettier-ignore
const ENOUGH_FACTS = 2;

function factSigns(top: Part, places: Places): Sign[] {
  const facts = new Set(fieldsOf(top, places, isFoundIncident).flatMap(({ label }) => (INCIDENT_FACTS.has(label) ? [label] : [])));
  return sign(facts.size >= ENOUGH_FACTS, 2, `it has the facts of an incident (${[...facts].join(', ')})`);
}

/** The roles of the document's own sections; those of an incident that a meeting discusses are the incident's. */
function rolesIn(top: Part, wanted: ReadonlySet<SectionRole>): Set<SectionRole> {
  const title = titlePart(top);
  const roles = new Set<SectionRole>();
  const visit = (part: Part): void => {
    if (part !== title && part !== top && isFoundIncident(part)) return;
    if (wanted.has(part.role)) roles.add(part.role);
    part.children.forEach(visit);
  };
  visit(top);
  return roles;
}

const LEADING_BLOCKS = 4;

/** What the document says before its first section, or in its summary. */
function leadText(top: Part): string {
  const summary = [...partsOf(top)].find(({ role }) => role === 'summary');
  const lead = [...(titlePart(top) ?? top).blocks, ...(summary?.blocks ?? [])];
  return lead
    .slice(0, LEADING_BLOCKS)
    .map((block) => plainText(block))
    .join('\n');
}

const speaksOfAttack = (text: string): boolean =>
  new Set([...text.matchAll(ATTACK_WORDS)].map(([word]) => word.toLowerCase())).size >= ENOUGH_ATTACK_WORDS;

const TIME_OF_DAY = /\b\d{1,2}[:.]\d{2}\b/;

const hasTimes = (top: Part): boolean =>
  [...partsOf(top)].some(
    (part) =>
      part.role === 'timeline' &&
      [...partsOf(part)].some(({ heading, blocks }) =>
        TIME_OF_DAY.test(`${heading?.text ?? ''} ${blocks.map((block) => plainText(block)).join(' ')}`),
      ),
  );

/** A timeline that has no heading of its own: in the first lines, or below "What happened". */
const hasTimedLines = (top: Part): boolean =>
  tellsCourse({ ...(titlePart(top) ?? top), children: [] }) ||
  [...partsOf(top)].some((part) => part.role === 'summary' && tellsCourse(part));

const hasIncidentHeading = (top: Part): boolean =>
  [...partsOf(top)].some(
    ({ heading }) => heading?.by === 'heading' && /^(?:incident )?(?:post-?mortem|incident (?:report|review|summary))$/i.test(heading.text),
  );

/** "Note taker: Ann", "Scribe: Bo" in the first lines. */
function namesNoteTaker(top: Part): boolean {
  const lead = (titlePart(top) ?? top).blocks.slice(0, LEADING_BLOCKS);
  return lead.flatMap(leadLines).some((line) => NOTE_TAKER.test(line));
}

const NOTE_TAKER =
  /^\W*(?:note[- ]?takers?|notes (?:taken )?by|minute[- ]?takers?|minutes (?:taken )?by|scribes?|moderators?|chair)\W*[:：]\W*\p{L}/iu;

function listsPeople(top: Part): boolean {
  for (const part of partsOf(top)) {
    if (part.role === 'people' && [part, ...part.children].some(({ blocks }) => blocks.length > 0)) return true;
    if (part.blocks.some((block) => attendingLines(block, { range: rangeOf(block) }).length > 0)) return true;
  }
  return false;
}
