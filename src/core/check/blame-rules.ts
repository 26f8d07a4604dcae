/** Words that blame somebody, and the question that leads further. */
export interface BlameRule {
  readonly says: RegExp;
  readonly ask: string;
}

const WORKER =
  '(?:engineer|developer|dev|operator|admin|administrator|sysadmin|contractor|consultant|intern|trainee|employee|colleague|co-?worker|team ?mate|team member|staff member|technician|dba|sre|freelancer|person|new hire)';
/** "an engineer", "one of our junior developers", "the on-call engineer". */
const SOMEBODY = `(?:(?:an?|the|one of (?:the|our)|another|our)\\s+(?:[\\p{L}-]{2,15}\\s+){0,2}${WORKER}s?\\b)`;
const HE = '(?:he|she|someone|somebody)';
const BROKE = '(?:caused|broken|misconfigured|destroyed|brought down|taken down|messed up|screwed up)';
const BY_MISTAKE = '(?:accidentally|mistakenly|wrongly|incorrectly|carelessly|inadvertently)';
const SLIP = '(?:mistake|fault|error|carelessness|negligence|oversight|incompetence)';

const rule = (says: string, ask: string): BlameRule => ({ says: new RegExp(says, 'giu'), ask });

const WHY_POSSIBLE = 'Ask what made it possible for one step to do this, and what could have caught it.';

/** The table of `docs/problems/blame.md`. Narrow: who reads a wrong alarm of this kind reads no right one. */
export const BLAME_RULES: readonly BlameRule[] = [
  rule(
    '\\b(?:human|operator|pilot|user|engineer|developer)[ -]error\\b(?! (?:page|message|code|report|handling|budget|rate|log|state)s?)',
    'Ask what made the slip easy to make, and what could have caught it.',
  ),
  rule(
    '\\b(?:careless(?:ly|ness)?|negligen(?:t|tly|ce)|incompeten(?:t|tly|ce)|sloppy|sloppiness|reckless(?:ly|ness)?|lack of (?:attention|discipline|diligence))\\b',
    'Ask what people saw and were busy with at the time, and what would have helped them.',
  ),
  rule(
    `(?:\\b(?:he|she|they|we|you|who|nobody|everyone|team)\\b|${SOMEBODY})\\s+(?:really |clearly |simply )?(?:should|ought to) have (?:known|been more careful|been careful|paid (?:more |closer )?attention|thought|realis?zed|realised)\\b|\\bshould have known better\\b`,
    'Ask what they knew at the time, and where they could have learned the rest.',
  ),
  rule(
    `\\b${BROKE}[^.;:!?\\n]{0,25}?\\bby ${SOMEBODY}|\\b${BY_MISTAKE} \\p{L}+ed by ${SOMEBODY}|\\bby (?:an?|one of (?:our|the)|our|the) (?:[\\p{L}-]{2,15} )?(?:sub)?contractors?\\b`,
    WHY_POSSIBLE,
  ),
  rule(
    `\\bcause[sd]? (?:was|is|were|lies with|lay with) (?:that )?${SOMEBODY}|\\b(?:fault|mistake|negligence) of ${SOMEBODY}`,
    WHY_POSSIBLE,
  ),
  rule(
    `(?:\\b(?:his|her|someone['’]s|somebody['’]s)|${SOMEBODY}['’]s) (?:own )?${SLIP}\\b(?! (?:toleran|inject|domain|handl|budget|rate|page|message))`,
    WHY_POSSIBLE,
  ),
  rule(
    `(?:\\b${HE}\\b|${SOMEBODY}) (?:had |has |simply |just )?(?:failed to|forgot|forgotten|neglected|did not bother|didn['’]t bother|messed up|screwed up)\\b`,
    'Ask what would have made this step hard to leave out, or unnecessary.',
  ),
  rule(`\\b(?:is|was|are|were) to blame\\b|\\bblame (?:lies|falls|rests|goes)\\b`, WHY_POSSIBLE),
];

/** The same with people by name. `names` are escaped for a regular expression. */
export function namedBlameRules(names: readonly string[]): BlameRule[] {
  if (names.length === 0) return [];
  const who = `(?<![\\p{L}\\p{N}@])(?:${names.join('|')})`;
  return [
    rule(`\\b${BROKE}[^.;:!?\\n]{0,15}?\\bby ${who}(?![\\p{L}\\p{N}])`, WHY_POSSIBLE),
    rule(`${who}['’]s? (?:own )?${SLIP}\\b`, WHY_POSSIBLE),
    rule(`\\bcause[sd]? (?:was|is) ${who}(?![\\p{L}\\p{N}])`, WHY_POSSIBLE),
    rule(
      `${who} (?:had |has |simply |just )?(?:failed to|forgot|neglected|should have known|messed up|screwed up)\\b`,
      'Ask what would have made this step hard to leave out, or unnecessary.',
    ),
  ];
}

/** Before the words, in their sentence: they are refused, not said. */
export const REFUSED_BEFORE =
  /(?:\b(?:not|no|never|nor|neither|without|rather than|instead of|beyond|avoid(?:s|ed|ing)?|isn['’]?t|wasn['’]?t|blameless(?:ly)?|more than|merely|just|called|term|label(?:l?ed)?|word|words|say(?:ing)?|stop at|settle for|assum(?:e|es|ed|ing)|suspect(?:s|ed)?|thought|ruled out|reject(?:s|ed)?|mitigate|prevent(?:s|ed|ing)?|reduc(?:e|es|ed|ing)|(?:prone|susceptible) to|guard(?:s|ed|ing)? against|minimi[sz](?:e|es|ed|ing)|risk of|chance of|room for|potential for|possibility of|likelihood of|eliminat(?:e|es|ed|ing))\b)[^.;:!?]{0,30}$/iu;
