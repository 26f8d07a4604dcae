import type { ActionStatus } from '../schema/parts.ts';

/** The words that people write for the state of an action. */
const WORDS: readonly (readonly [ActionStatus, RegExp])[] = [
  ['dropped', /^\W*(?:dropped|cancell?ed|won'?t (?:do|fix)|wontfix|abandoned|obsolete|rejected|not needed|no longer needed)\b/i],
  ['open', /^\W*(?:not started|not done|open|to[- ]?do|pending|new|planned|blocked|on hold|waiting|tbd|backlog|ongoing \(open\))\b/i],
  [
    'in-progress',
    /^\W*(?:in[- ]?progress|in[- ]process|wip|ongoing|started|underway|under way|doing|in review|partially done|partly done)\b/i,
  ],
  ['done', /^\W*(?:done|complete|completed|closed|finished|fixed|resolved|merged|shipped|yes|✅|✔|☑)/iu],
];

/** The state that a cell or a mark names; null where it names none. */
export function statusWord(text: string): ActionStatus | null {
  const said = text.trim();
  if (/^(?:✅|✔|☑)/u.test(said)) return 'done';
  if (/^(?:❌|🚫)/u.test(said)) return 'dropped';
  if (/^(?:🚧|⏳|🔄)/u.test(said)) return 'in-progress';
  return WORDS.find(([, pattern]) => pattern.test(said))?.[0] ?? null;
}

const TAIL =
  /(?:^[-–—\s]*|(?<![-–—\s])[-–—\s]+|[.,;][-–—\s]*)[([]?[*_]*((?:DONE|PENDING|IN PROCESS|IN PROGRESS|ON HOLD|TBD|WIP|COMPLETED?|CLOSED|DROPPED|CANCELLED|BLOCKED|WAITING|OPEN|ONGOING|TODO)\b[^\p{Ll}]*)$/u;
const BRACKET_TAIL =
  /(?:(?<!\s)\s+)?[([][*_]*(done|completed?|closed|in progress|in review|wip|open|pending|not started|dropped|cancell?ed|ongoing|merged)[^)\]]{0,40}[)\]]\.?\s*$/i;
const DASH_TAIL =
  /(?:(?<!\s)\s+)?(?:[-–—]{1,3}\s+|_+\s*)(done|completed|closed|in progress|in review|dropped|cancelled|pending|open|todo|wip|blocked)(?:\s+in\s+\w+)?[_.]*\s*$/i;

/** What stands between a state and a remark on it, and the remark. */
const REMARK = '[*_]{0,3}\\s{0,3}(?:[(]|[-–—]{1,3}\\s|[,:;]\\s|\\.\\s)\\s*\\S.{1,79}$';
/** "… - Done, moved to Tuesdays", "…. Done (room 3)", "…: in progress, waits for Bo". */
const REMARKED = new RegExp(
  `(?:\\s[-–—]{1,3}\\s|[.:;]\\s|\\s[([])[*_]{0,3}(done|completed?|closed|fixed|in[- ]progress|dropped|cancell?ed|pending|on hold|blocked|not done|not started)${REMARK}`,
  'iu',
);
/** "… DONE (new time)": in capitals a space before it will do. */
const REMARKED_CAPITALS = new RegExp(
  `\\s[*_]{0,3}(DONE|COMPLETED?|CLOSED|FIXED|IN PROGRESS|DROPPED|CANCELL?ED|PENDING|ON HOLD|BLOCKED)${REMARK}`,
  'u',
);
const LONGEST_TAIL = 160;

/** The state of an action that says more behind it; its text stays whole, so that the remark is not lost. */
function remarkedStatus(text: string): ActionStatus | null {
  const tail = text.slice(-LONGEST_TAIL);
  const said = REMARKED.exec(tail) ?? REMARKED_CAPITALS.exec(tail);
  return said === null ? null : statusWord(said[1] ?? '');
}

/** "[done] text", "DONE: text", "Done - text". */
const FIRST =
  /^(?:[([][*_]{0,3}(done|completed?|closed|in[- ]progress|wip|dropped|cancell?ed|pending|blocked|open)[*_]{0,3}[)\]]\s?[:：–—-]?|(done|completed?|closed|in[- ]progress|wip|dropped|cancell?ed)\s?[:：–—-])\s+(?=\S)/iu;

/** "… Status: in progress." */
const FIELD_TAIL = /(?:(?<![\s,;([|–—-])[\s,;([|–—-]+)?\b(?:status|state)\s*[:：]\s*([^.;,()[\]]{2,30}?)[.)\]]*\s*$/i;

/** Takes a state that is written at the end ("… DONE", "… (in progress)") or as a mark or a word at the start off an action's text. */
export function tailStatus(text: string): { text: string; status: ActionStatus | null } {
  const mark = /^(?:✅|✔️?|☑️?|❌|🚫|🚧|⏳|🔄)\s*/u.exec(text);
  if (mark !== null) return { text: text.slice(mark[0].length), status: statusWord(mark[0]) };
  const first = FIRST.exec(text);
  if (first !== null) return { text: text.slice(first[0].length), status: statusWord(first[1] ?? first[2] ?? '') };
  const short = text.slice(-120);
  const field = FIELD_TAIL.exec(short);
  if (field !== null && statusWord(field[1] ?? '') !== null && field.index + text.length > short.length)
    return { text: text.slice(0, text.length - field[0].length).trim(), status: statusWord(field[1] ?? '') };
  const tail = BRACKET_TAIL.exec(short) ?? DASH_TAIL.exec(short) ?? TAIL.exec(short);
  if (tail === null || tail.index + text.length - short.length === 0) {
    const marked = /\s*(?:✅|✔️?|☑️?)\s*$/u.exec(short);
    return marked === null
      ? { text, status: remarkedStatus(text) }
      : { text: text.slice(0, text.length - marked[0].length), status: 'done' };
  }
  const start = text.length - short.length + tail.index;
  return { text: text.slice(0, start).trim(), status: statusWord(tail[1] ?? '') };
}
