import type { SectionRole } from '../schema/parts.ts';

/**
 * What people call their sections. A heading has a role when, after its number, marks and brackets are taken off, it is
 * one of these phrases, or starts or ends with one and has few words besides. Longer phrases win.
 */
const PHRASES: ReadonlyMap<SectionRole, readonly string[]> = new Map<SectionRole, readonly string[]>([
  ['summary', ['summary', 'executive summary', 'exec summary', 'overview', 'issue summary', 'incident summary', 'brief description', 'outage description', 'tl dr', 'tldr', 'summary of impact', 'what happened', 'description']],
  ['background', ['background', 'leadup', 'lead up', 'context', 'prologue', 'fault']],
  ['timeline', ['timeline', 'time line', 'timeline summary', 'timeline of events', 'sequence of events', 'chain of events', 'chronology', 'key events', 'timeline highlights']],
  ['impact', ['impact', 'customer impact', 'user impact', 'business impact', 'impact assessment', 'affected users', 'customers affected', 'blast radius']],
  ['cause', ['root cause', 'root causes', 'cause', 'causes', 'root cause analysis', 'root cause and mitigation', 'root cause identification', 'rca', 'primary cause', 'identified cause', 'what caused the incident', 'what were the root causes', 'why the event happened', 'five whys', '5 whys']],
  ['trigger', ['trigger', 'triggers', 'proximate cause']],
  ['contributing', ['contributing', 'contributing factors', 'contributing factor', 'contributing causes', 'contributing conditions', 'contributing conditions analysis', 'contributors', 'contributors enablers', 'process breakdown', 'process breakdowns', 'why were we surprised']],
  ['detection', ['detection', 'identified', 'how was it detected', 'how did we detect', 'detected by', 'detection gaps']],
  ['response', ['response', 'how we responded', 'incident response analysis', 'resolution', 'recovery', 'resolution and recovery', 'mitigation', 'mitigation and resolution', 'mitigators', 'remediation', 'actions taken', 'action taken', 'steps taken', 'resolution steps', 'how was it resolved']],
  ['went-well', ['what went well', 'went well', 'what worked', 'what worked well']],
  ['went-badly', ['what went wrong', 'what went badly', 'what went poorly', 'what didn t go so well', 'what did not go well', 'what didn t go well', 'what could have gone better', 'what was difficult', 'what could be improved', 'what can be improved', 'what went less well']],
  ['lucky', ['where we got lucky', 'where were we lucky', 'got lucky']],
  ['lessons', ['lessons learned', 'lessons learnt', 'lessons', 'learnings', 'learnings and risks', 'learning opportunities', 'takeaways', 'key takeaways', 'what we learned', 'what did we learn']],
  ['action-review', ['action items review', 'action item review', 'actions review', 'action review', 'review of action items', 'review of actions', 'review action items', 'review of previous action items', 'previous action items', 'previous actions', 'past action items', 'open action items from last meeting', 'action items from last meeting', 'action items from previous meeting', 'last week s action items', 'old action items', 'follow up on action items', 'follow up from last meeting']],
  ['actions', ['action items', 'action item', 'actions', 'action points', 'action items and followups', 'action items and follow ups', 'ais', 'follow ups', 'followups', 'follow up actions', 'corrective actions', 'corrective and preventative measures', 'corrective and preventive measures', 'preventive measures', 'preventative measures', 'review actions', 'next steps', 'recommendations', 'remediation items', 'outcomes corrective actions', 'future actions', 'plan of action', 'to do', 'to dos', 'todo', 'todos', 'to do list', 'tasks', 'new action items', 'new actions', 'improvements', 'planned improvements']],
  ['decisions', ['decisions', 'decision', 'decisions made', 'key decisions', 'resolutions', 'agreed', 'agreements', 'decided']],
  ['people', ['attendees', 'attendee', 'attendance', 'attending', 'in attendance', 'present', 'participants', 'meeting participants', 'meeting attendees', 'postmortem attendees', 'people present', 'who was there', 'roll call', 'regrets', 'apologies', 'absent', 'absentees', 'not present', 'unable to attend', 'authors', 'author', 'owners', 'responders', 'roles', 'names of people involved', 'people involved', 'council members present', 'members present', 'observers', 'guests', 'council', 'remote attendees', 'in person attendees', 'remote and in person attendees', 'in person and remote attendees']],
  ['agenda', ['agenda', 'meeting agenda', 'agenda items', 'topics', 'agenda topics', 'topics discussed']],
  ['announcements', ['announcements', 'announcement', 'notices', 'housekeeping']],
  ['next-meeting', ['next meeting', 'next meetings', 'next call', 'next sync', 'date of next meeting']],
  ['supporting', ['supporting information', 'supporting documents', 'appendix', 'evidence', 'references', 'related', 'open questions', 'external message', 'messaging', 'links', 'resources', 'further reading']],
]); // prettier-ignore

const ROLE_OF = new Map([...PHRASES].flatMap(([role, phrases]) => phrases.map((phrase): [string, SectionRole] => [phrase, role])));
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

/** The role that a heading names; `other` where it names none. `strict`: the whole heading must be a phrase. */
export function roleOf(heading: string, strict = false): SectionRole {
  const words = headingWords(heading);
  const whole = ROLE_OF.get(words);
  if (whole !== undefined) return whole;
  if (strict) return 'other';
  return roleOfPart(words.split(' ')) ?? 'other';
}

function roleOfPart(words: readonly string[]): SectionRole | null {
  if (words.length > LONGEST_PHRASE + MAX_OTHER_WORDS || words.some((word) => CHANGING.has(word))) return null;
  for (let length = words.length - 1; length >= Math.max(1, words.length - MAX_OTHER_WORDS); length -= 1) {
    const role = ROLE_OF.get(words.slice(-length).join(' ')) ?? ROLE_OF.get(words.slice(0, length).join(' '));
    if (role !== undefined) return role;
  }
  return null;
}
