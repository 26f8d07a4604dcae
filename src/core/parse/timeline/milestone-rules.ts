import type { Milestone } from '../../schema/parts.ts';

/** Words that say that an event is a milestone. They are matched in any case; `…` stands for at most four words. */
export interface MilestoneRule {
  readonly milestone: Milestone;
  /** Of several events that say so, which one it is. */
  readonly which: 'first' | 'last' | 'last-until-resolved';
  readonly says: readonly string[];
  /** Read only where no event says one of `says`. */
  readonly weaklySays?: readonly string[];
  /** After the words, in their sentence: it is something else that is told. */
  readonly unless?: string;
}

const TROUBLE =
  '(?:outage|incident|impact|problem|issue|fault|failures?|errors?|error rates?|timeouts?|degradation|slowdown|slowness|downtime|disruption|interruption)';
const BEGINS = '(?:begins?|began|starts?|started)';
const ALERT = '(?:alerts?|alarms?|monitors?|monitoring|checks?|healthchecks?|pagerduty|pingdom)';
const GOES_OFF = '(?:triggers?|triggered|fires?|fired|firing|raised|went off|goes? off|received|sounds?|sounded|tripped|trips?)';
const PEOPLE = '(?:users?|customers?|developers?|teams?|engineers?|somebody|someone|colleagues?|support|clients?|members?|on-call)';
const CAUSE = '(?:root cause|cause|culprit|reason)';
const FOUND = '(?:identified|found|determined|discovered|confirmed|located|established|understood|pinpointed|diagnosed)';
const REPAIR = '(?:fix|hot ?fix|patch|workaround|work-around|mitigation|remedy|remediation|correction)';
const IN_PLACE =
  '(?:deployed|applied|rolled out|shipped|released|in place|put in place|live|implemented|took effect|takes effect|went live|goes live|pushed to production)';
const SERVICE =
  '(?:services?|systems?|site|sites|websites?|api|apis|app|apps|application|applications|traffic|everything|platform|cluster|production|operations?|launches|builds|requests|functionality|connectivity|access)';

/**
 * The one table of milestone words. A page that is shown as inferred must be right, so the words are narrow: that somebody was
 * paged does not say that they answered, and that a change was deployed does not say that anything broke.
 */
export const MILESTONE_RULES: readonly MilestoneRule[] = [
  {
    milestone: 'started',
    which: 'first',
    unless: 'again',
    says: [
      `${TROUBLE} … ${BEGINS}`,
      `${BEGINS} of (?:the )?${TROUBLE}`,
      `(?:${BEGINS}|beginning|starting) (?:to )?(?:fail|failing|degrade|degrading|time out|timing out|return(?:ing)? (?:errors?|[45]\\d\\d|50\\d))`,
      'starts? failing|started failing',
      `(?:first|initial) (?:errors?|failures?|failed requests?)`,
      '(?:fault|problem|outage|failure) (?:occurs|occurred|happens|happened)',
      `${SERVICE} (?:went|goes|go) (?:down|offline)|(?:went|goes) offline`,
    ],
  },
  {
    milestone: 'detected',
    which: 'first',
    unless: 'works|working|again|recover(?:s|ed|ing)?|restored|fixed|fine|healthy|(?:back to )?normal|resolved|no longer',
    says: [
      `${ALERT} … ${GOES_OFF}`,
      `(?:received|got|receives|gets?) … (?:alerts?|alarms?)`,
      '(?:alerts?|alarms?) (?:for|from)',
      // "Alert: checkout slow", "First alert, order errors above 5 %": the event is the alert.
      '(?<=^|— )(?:(?:the )?first |initial |automated )?(?:alert|alarm|alerts|alarms)(?=\\s?[:,–—-]\\s)',
      `${ALERT} (?:alerts?|alerted|alarmed|detects?|detected|shows?|reports?|reported)`,
      '(?:first )?detected|detects|detection',
      'notic(?:es?|ed)|(?:became|becomes|made) aware|spotted',
      `${PEOPLE} … (?:reports?|reported|reporting|complains?|complained|observes?|observed)`,
      `${PEOPLE} (?:first )?notif(?:y|ies|ied) (?:us|the|our|on-call|support)`,
      `(?:reports?|complaints?) (?:from|by|of) … (?:${PEOPLE}|errors?|failures?|problems?|issues?)|first reports?|reported by`,
      'page fired|pager (?:went|goes) off',
    ],
  },
  { milestone: 'acknowledged', which: 'first', says: ['acknowledge[sd]?|acknowledgement|acked|acks'] },
  {
    milestone: 'identified',
    which: 'first',
    says: [
      `${CAUSE} … ${FOUND}`,
      `(?:identif(?:y|ies|ied)|finds?|found|determined?s?|discover(?:s|ed)|pinpoint(?:s|ed)|diagnose[sd]|confirm(?:s|ed)|understood) … ${CAUSE}`,
      'root cause (?:is|was) known|root cause:',
      '(?:issue|problem|failure|errors?|it) (?:was |were |is )?(?:traced|tracked) (?:back )?to|tracked down',
      '(?:issue|problem|bug|bad (?:commit|change|deploy)) (?:was |is )?(?:identified|diagnosed|pinpointed)',
      'identif(?:y|ies|ied) … (?:issue|problem|bug)',
    ],
  },
  {
    milestone: 'mitigated',
    which: 'last-until-resolved',
    says: [
      'mitigated|mitigates',
      `${REPAIR} … ${IN_PLACE}`,
      `(?:deployed|applied|shipped|released|rolled out|implemented|deploys|applies|ships|rolls out) … ${REPAIR}`,
      '(?:rolled|rolls|rolling) back … (?:complete|completed|done|finished)|rolled back',
      'roll ?-?back … (?:complete|completed|completes|deployed|done|finished|finishes|live)',
      'reverted|reverts? … (?:deployed|merged and deployed|live|complete|completed)',
      'repaired',
      'fail(?:ed)? ?-?over … (?:complete|completed|done|finished)|failed over to',
      '(?:outage|impact) … (?:contained|limited)',
    ],
  },
  {
    milestone: 'resolved',
    which: 'last',
    says: [
      'resolved',
      '(?:fully|completely) (?:recovered|restored|operational|functional)',
      'confirm(?:s|ed) (?:the )?(?:full )?(?:recovery|resolution)',
      `${SERVICE} … (?:recovered|recovers|restored|back to normal|back up|back online|operational)`,
      `(?:recovered|restored) ${SERVICE}`,
      '(?:back|returns?|returned|returning) to normal|recovered|(?:full )?recovery (?:is )?(?:complete|completed|confirmed)',
      `(?:end|ending) (?:of|to) (?:the )?${TROUBLE}|${TROUBLE} (?:is |was |has )?(?:ends?|ended|over)|(?:outage|incident) to an end`,
      'all (?:systems|services) (?:verified )?(?:operational|normal|up|healthy)',
    ],
    weaklySays: ['incident (?:was |is )?closed|all[ -]clear|closed the incident'],
  },
];

/** Before the words, in their clause: it has not happened, or not to the end. */
export const NOT_BEFORE = [
  'not|never|no|none|nor|cannot|without|hardly|barely',
  "\\w{2,8}n['’]t|(?:did|does|do|is|was|were|has|had|have|ca|could|wo|would|should)nt",
  'fail(?:s|ed|ing)? to|failed|unable|unsuccessful(?:ly)?|refus(?:es|ed)',
  'attempt(?:s|ed|ing)?|tries|tried|try|trying',
  'will|would|should|could|may|might|can|must|shall|to be|to get|going to|about to|plans?|planned|planning|intends?|expect(?:s|ed|ing)?|hope|hoping|hopes|ready to|decid(?:e|es|ed) to|need(?:s|ed)? to|want(?:s|ed)? to|propos(?:e|es|ed)',
  'around|since|during|after|staging',
  'until|till|before|wait(?:s|ed|ing)?|whether|if|once|unless|when',
  'partial(?:ly)?|partly|some|almost|nearly|mostly|false|suspected|possible|possibly|potential|presumed|believed|thought|apparently|seemingly|false-positive',
].join('|');

/** After the words, in their sentence: it did not work. */
export const NOT_AFTER = [
  "(?:did|does|do|was|were|is|has|had)(?: not|n['’]?t)",
  'fail(?:s|ed)?|unsuccessful(?:ly)?|in vain|no effect|without effect|no (?:improvement|change|luck|difference)|ineffective|not effective',
  'persist(?:s|ed)?|still (?:failing|broken|down|happening|seeing|elevated)|remain(?:s|ed)? (?:elevated|down|broken|high|degraded)',
  '(?:to|on|in) (?:the )?(?:staging|test|dev|development)',
  'in progress|pending|planned|is attempted|was attempted|attempted|rejected|too early',
].join('|');

/** Objects that are resolved or found without an incident ending. */
export const OTHER_THINGS =
  '(?:conflicts?|merge conflicts?|dns|host ?names?|domains?|address(?:es)?|quer(?:y|ies)|names?|threads?|comments?|promises?)';
