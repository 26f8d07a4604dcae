import type { SectionRole } from '../schema/parts.ts';

/** Concept -> what people call it, as `headingWords` gives it. docs/writing.md lists them all; a test compares the two. */
export const HEADING_PHRASES: ReadonlyMap<SectionRole, readonly string[]> = new Map<SectionRole, readonly string[]>([
  ['summary', ['summary', 'executive summary', 'exec summary', 'overview', 'issue summary', 'incident summary', 'brief description', 'outage description', 'incident description', 'tl dr', 'tldr', 'summary of impact', 'what happened', 'what happened in short', 'in short', 'abstract', 'synopsis', 'description']],
  ['background', ['background', 'leadup', 'lead up', 'context', 'prologue', 'fault']],
  ['timeline', ['timeline', 'time line', 'timeline summary', 'timeline of events', 'sequence of events', 'order of events', 'chain of events', 'chronology', 'chronology of events', 'event log', 'incident log', 'key events', 'timeline highlights']],
  ['impact', ['impact', 'customer impact', 'user impact', 'business impact', 'impact assessment', 'affected users', 'customers affected', 'blast radius', 'what was affected', 'who was affected', 'scope of impact', 'consequences']],
  ['cause', ['root cause', 'root causes', 'cause', 'causes', 'root cause analysis', 'root cause and mitigation', 'root cause and resolution', 'root cause identification', 'rca', 'primary cause', 'underlying cause', 'technical cause', 'identified cause', 'what caused the incident', 'what caused it', 'what caused this', 'what was the cause', 'what was the root cause', 'what were the root causes', 'why the event happened', 'why it happened', 'why did it happen', 'why did this happen', 'why this happened', 'five whys', 'whys']],
  ['trigger', ['trigger', 'triggers', 'proximate cause']],
  ['contributing', ['contributing', 'contributing factors', 'contributing factor', 'contributing causes', 'contributing conditions', 'contributing conditions analysis', 'contributors', 'contributors enablers', 'process breakdown', 'process breakdowns', 'why were we surprised']],
  ['detection', ['detection', 'identified', 'discovery', 'how was it detected', 'how did we detect', 'how we found out', 'how did we find out', 'how was the incident detected', 'detected by', 'detection gaps']],
  ['response', ['response', 'how we responded', 'how did we respond', 'incident response', 'incident response analysis', 'resolution', 'recovery', 'resolution and recovery', 'mitigation', 'mitigation and resolution', 'mitigators', 'remediation', 'remediation and recovery', 'actions taken', 'action taken', 'steps taken', 'immediate actions taken', 'resolution steps', 'how was it resolved', 'how we fixed it', 'how did we fix it', 'how it was fixed', 'workaround', 'fix']],
  ['went-well', ['what went well', 'went well', 'what worked', 'what worked well', 'what did we do well', 'things that went well', 'positives']],
  ['went-badly', ['what went wrong', 'went wrong', 'went badly', 'went poorly', 'what went badly', 'what went poorly', 'what didn t go so well', 'what did not go well', 'what didn t go well', 'what did not work', 'what didn t work', 'what could have gone better', 'what could have been better', 'what was difficult', 'what could be improved', 'what can be improved', 'what went less well', 'things that went badly', 'things that went poorly', 'needs improvement']],
  ['lucky', ['where we got lucky', 'where did we get lucky', 'where were we lucky', 'what was lucky', 'how we got lucky', 'got lucky', 'luck']],
  ['lessons', ['lessons learned', 'lessons learnt', 'lessons', 'learnings', 'key learnings', 'learnings and risks', 'learning opportunities', 'takeaways', 'key takeaways', 'what we learned', 'what we ve learned', 'what have we learned', 'what did we learn', 'reflection', 'reflections', 'retrospective']],
  ['action-review', ['action items review', 'action item review', 'actions review', 'action review', 'review of action items', 'review of actions', 'review action items', 'review of previous action items', 'previous action items', 'previous actions', 'past action items', 'past actions', 'prior action items', 'prior actions', 'last action items', 'outstanding action items', 'outstanding actions', 'open action items from last meeting', 'action items from last meeting', 'actions from last meeting', 'action items from previous meeting', 'actions from previous meeting', 'last week s action items', 'last meeting s action items', 'old action items', 'old actions', 'follow up on action items', 'follow up on last week s action items', 'follow up from last meeting', 'matters arising']],
  ['actions', ['action items', 'action item', 'actions', 'action points', 'action list', 'list of actions', 'action log', 'action register', 'action plan', 'action summary', 'summary of actions', 'summary of action items', 'actions arising', 'actions required', 'required actions', 'agreed actions', 'actionables', 'action items and followups', 'action items and follow ups', 'ais', 'follow up', 'follow ups', 'followup', 'followups', 'follow up items', 'follow up actions', 'follow up tasks', 'follow up work', 'corrective actions', 'corrective action', 'corrective and preventative measures', 'corrective and preventive measures', 'corrective and preventive actions', 'preventive measures', 'preventative measures', 'preventive actions', 'preventative actions', 'prevention', 'prevention measures', 'review actions', 'next steps', 'recommendations', 'remediation items', 'remediations', 'preventing recurrence', 'remediation and prevention', 'remediation actions', 'outcomes corrective actions', 'future actions', 'further actions', 'future work', 'plan of action', 'to do', 'to dos', 'todo', 'todos', 'to do list', 'todo list', 'tasks', 'new action items', 'new actions', 'improvements', 'planned improvements', 'what we ll do', 'what we will do', 'what will we do', 'what we are doing', 'what we re doing', 'what we are doing about it', 'what we re doing about it', 'what we ll change', 'what we will change', 'what we are changing', 'what we re changing']],
  ['decisions', ['decisions', 'decision', 'decisions made', 'decisions taken', 'key decisions', 'summary of decisions', 'resolutions', 'conclusion resolution', 'agreed', 'agreements', 'decided']],
  ['people', ['attendees', 'attendee', 'attendees list', 'list of attendees', 'attendance', 'attended', 'attending', 'attended by', 'in attendance', 'present', 'participants', 'participants list', 'list of participants', 'participation', 'meeting participants', 'meeting attendees', 'postmortem attendees', 'people present', 'people attending', 'who was there', 'who attended', 'who is here', 'who s here', 'on the call', 'in the room', 'roll call', 'sign in', 'joined', 'regrets', 'apologies', 'apologies for absence', 'absent', 'absences', 'absentees', 'not present', 'not attending', 'unable to attend', 'authors', 'author', 'owners', 'responders', 'roles', 'names of people involved', 'people involved', 'council members present', 'members present', 'members absent', 'observers', 'guests', 'visitors', 'council', 'remote attendees', 'in person attendees', 'remote and in person attendees', 'in person and remote attendees']],
  ['agenda', ['agenda', 'meeting agenda', 'agenda items', 'topics', 'agenda topics', 'topics discussed']],
  ['announcements', ['announcements', 'announcement', 'notices', 'housekeeping']],
  ['next-meeting', ['next meeting', 'next meetings', 'upcoming meetings', 'next call', 'next sync', 'date of next meeting', 'time of next meeting']],
  ['supporting', ['supporting information', 'supporting documents', 'supporting material', 'appendix', 'evidence', 'references', 'related', 'open questions', 'external message', 'messaging', 'links', 'useful links', 'related links', 'resources', 'further reading', 'attachments', 'graphs', 'screenshots', 'logs']],
]); // prettier-ignore

/** Families of headings in which one word changes: "Directors present", "Actions from the last call", "How do we prevent this in the future?". Read where no phrase is. */
const PATTERNS: readonly (readonly [SectionRole, RegExp])[] = [
  ['actions', /^(?:how|what) (?:[\p{L}]+ ){1,6}(?:prevent|avoid|stop) (?:\p{L}+ ){0,6}(?:again|future|recurrence|recurring)$/u],
  ['actions', /^how (?:[\p{L}]+ ){1,10}(?:not|never|n t|doesn t|won t) happen again$/u],
  ['people', /^(?!no |issues? |problems? |errors? )(?:[\p{L}]+ ){1,3}(?:present|absent|in attendance|attending|attendees|participants)$/u],
  [
    'people',
    /^(?:present|absent|attending|attendees|participants) (?:members|directors|people|remotely|online|in person|remote|via \p{L}+)$/u,
  ],
  [
    'action-review',
    /^(?:[\p{L}]+ ){0,4}(?:last|previous|prior|past|earlier|old|outstanding) (?:\p{L}+ ){0,3}(?:action items?|actions|ais|action points|todos?)(?: \p{L}+){0,2}$/u,
  ],
  [
    'action-review',
    /^(?:action items?|actions|ais|action points|todos?|follow ups?) (?:carried over )?from (?:\p{L}+ ){0,2}(?:last|previous|prior|past) \p{L}+$/u,
  ],
];

/** Words that mean more than one thing with others beside them ("Responsible AI", "Security fix"): read where they are all. */
const ALONE: ReadonlySet<string> = new Set(
  'fix,present,absent,not present,attending,council,discovery,prevention,luck,logs,graphs,screenshots,attachments,attended,joined,positives,reflection,reflections,retrospective,follow up,followup,future work,abstract,synopsis,in short,consequences,visitors,sign in,went wrong,participation,workaround,incident response,future actions'.split(
    ',',
  ),
);

/** Words that are a sentence of their own in notes: "Agreed". */
const SAID: ReadonlySet<string> = new Set([
  'agreed',
  'decided',
  'decision',
  'resolution',
  'identified',
  'recovery',
  'remediation',
  'mitigation',
]);

/** Whether a line without any mark may say something else than it does as a heading: "Fix", "Agreed". */
export const isAmbiguous = (heading: string): boolean => ALONE.has(headingWords(heading)) || SAID.has(headingWords(heading));

/** The role that a heading names, `other` where it names none. `strict`: the whole heading must be a phrase. */
export type RoleOf = (heading: string, strict?: boolean) => SectionRole;

const ROLE_OF = new Map([...HEADING_PHRASES].flatMap(([role, phrases]) => phrases.map((phrase): [string, SectionRole] => [phrase, role])));
const LONGEST_PHRASE = Math.max(...[...ROLE_OF.keys()].map((phrase) => phrase.split(' ').length));
/** "Action items for next week" is about actions; "The day that our timeline of the outage began" is about nothing known. */
const MAX_OTHER_WORDS = 2;
/** Words that change what a heading is about, so that it must match as a whole. */
const CHANGING: ReadonlySet<string> = new Set(['github', 'no', 'without', 'template', 'how', 'why', 'example']);

/** "2. **Root Cause(s):** (draft)" -> "root causes". */
export function headingWords(heading: string): string {
  // Most labels are plain words, and a document has one a line.
  if (/^[A-Za-z]+(?: [A-Za-z]+)*$/.test(heading)) return heading.toLowerCase().replace(/^the /, '');
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\((s|es)\)/g, '$1')
    .replace(/[([{].*?(?:[)\]}]|$)/gs, ' ')
    .replace(/&/g, ' and ')
    .replace(/^[\s#*\d.)]+(?=[^\d\s])/u, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '');
}

/** The synonyms that `site.yml` adds: concept -> headings as their authors write them. */
export type Synonyms = Readonly<Partial<Record<SectionRole, readonly string[]>>>;

/**
 * A heading has a role when, after its number, marks and brackets are taken off, it is a phrase of `synonyms` or of the table above,
 * or starts or ends with one and has few words besides. Longer phrases win, and a synonym of `site.yml` wins over the table.
 */
export function rolesWith(synonyms: Synonyms): RoleOf {
  const own = new Map<string, SectionRole>();
  for (const role of HEADING_PHRASES.keys()) for (const phrase of synonyms[role] ?? []) own.set(headingWords(phrase), role);
  return own.size === 0 ? roleOf : (heading, strict = false) => roleIn((phrase) => own.get(phrase) ?? ROLE_OF.get(phrase), heading, strict);
}

/** The role that a heading names by the table alone. */
export const roleOf: RoleOf = (heading, strict = false) => roleIn((phrase) => ROLE_OF.get(phrase), heading, strict);

type Lookup = (phrase: string) => SectionRole | undefined;

function roleIn(lookup: Lookup, heading: string, strict: boolean): SectionRole {
  const words = headingWords(heading);
  const whole = lookup(words) ?? roleByPattern(words);
  if (whole !== undefined) return whole;
  return strict ? 'other' : (roleOfPart(lookup, words.split(' ')) ?? roleBeforeColon(lookup, heading) ?? 'other');
}

/** Sections that a subtitle does not change: "Decision: use Postgres" is one decision, and "Attendees: Ann" one fact. */
const WITH_SUBTITLE: ReadonlySet<SectionRole> = new Set([
  'summary',
  'background',
  'timeline',
  'impact',
  'cause',
  'contributing',
  'detection',
  'response',
  'went-well',
  'went-badly',
  'lucky',
  'lessons',
  'actions',
]);

/** "Corrective and preventative measures: what we do now", "Attendees: please sign in". */
function roleBeforeColon(lookup: Lookup, heading: string): SectionRole | undefined {
  const [, name = '', subtitle = ''] = /^([^:：]{3,60})[:：]\s+(.{3,120})$/su.exec(heading) ?? [];
  const words = headingWords(name);
  const role = name === '' || ALONE.has(words) ? undefined : lookup(words);
  if (role === undefined) return undefined;
  const isLong = role !== 'actions' || words.includes(' ');
  return (WITH_SUBTITLE.has(role) && isLong) || (role === 'people' && /^\p{Ll}{2,}.*\p{Ll}{2,}/u.test(subtitle) && SIGN_IN.test(subtitle))
    ? role
    : undefined;
}

const SIGN_IN = /\b(?:sign|add|list|name|yourself)\b/i;

const LONGEST_PATTERN = 80;

const roleByPattern = (words: string): SectionRole | undefined =>
  words.length > LONGEST_PATTERN ? undefined : PATTERNS.find(([, pattern]) => pattern.test(words))?.[0];

function roleOfPart(lookup: Lookup, words: readonly string[]): SectionRole | null {
  if (words.length > LONGEST_PHRASE + MAX_OTHER_WORDS || words.some((word) => CHANGING.has(word))) return null;
  for (let length = words.length - 1; length >= Math.max(1, words.length - MAX_OTHER_WORDS); length -= 1) {
    const phrase = [words.slice(-length), words.slice(0, length)]
      .map((part) => part.join(' '))
      .find((part) => !ALONE.has(part) && lookup(part));
    const role = phrase === undefined ? undefined : lookup(phrase);
    if (role !== undefined) return role;
  }
  return null;
}
