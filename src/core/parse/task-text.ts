/** Verbs that a thing to do starts with. */
const VERBS: ReadonlySet<string> = new Set(
  'add adopt agree alert allow analyse analyze announce apply arrange ask assess assign audit automate avoid back book build bump call change check clarify clean close collect come compare complete configure confirm consider contact continue convert create cut decide define delete deploy deprecate describe design determine develop disable discuss document draft draw email enable encrypt enforce ensure escalate establish evaluate expand explain explore extend file fill finalise finalize find finish fix follow gather get give harden have identify implement improve include increase inform install integrate introduce investigate invite isolate keep learn limit link list look lower make merge migrate monitor move notify open order organise organize pin plan post prepare prevent prioritise prioritize propose protect provide publish put raise reach read rebuild reconsider record redesign reduce refactor refine reject release remove rename reorganise replace report reproduce request require research resolve restore restrict restructure revert review revisit rewrite rotate run schedule scale send separate set set-up setup share simplify sort speak split standardise standardize start stop store submit switch sync talk teach tell test think track train try tune turn update upgrade upload use validate verify wait watch work write'.split(
    ' ',
  ),
);
/** "Kate to write …", "Bob and Ann will …". Behind "to" stands a verb: "Refer to the guide" names nobody. */
const DOER =
  /^@?\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*|(?:, | and | & |\/)\p{L}[\p{L}'’.-]*){0,4} (?:(?:will|should|must|needs? to|is going to) \p{Ll}|to (\p{L}+))/u;
const SENTENCE_END = /[.!?]\s+(?=\p{Lu})/u;
const LONGEST = 400;
const MOST_SENTENCES = 3;

/** Whether a paragraph of a section of actions is one of them, and not prose about them: it starts with a verb or says who is to do it. */
export function isTask(text: string): boolean {
  if (text.length > LONGEST || text.endsWith(':') || text.split(SENTENCE_END).length > MOST_SENTENCES) return false;
  const first = /^["“(]?(\p{L}[\p{L}-]*)/u.exec(text)?.[1]?.toLowerCase() ?? '';
  const doer = DOER.exec(text);
  return VERBS.has(first) || (doer !== null && (doer[1] === undefined || VERBS.has(doer[1].toLowerCase())));
}
