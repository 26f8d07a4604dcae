import { durationText } from '../dates-text.ts';
import { shorten } from '../fold.ts';
import { INCIDENT_HEAD, incidentCells, type Counted, type Sample } from './counted.ts';
import { lengthOf } from './durations.ts';
import { number, text, type Insight, type InsightCell } from './insight.ts';
import { sampleText, spreadOf, type Spread } from './spread.ts';
import { counted, thousands } from '../../counted.ts';
import { capital, share, verb } from './words.ts';

/**
 * Who or what told of an incident, by the first of these words in what the document says of it. Words for those outside come
 * before those inside: "reported by support" is a customer's voice.
 */
const SOURCES = [
  {
    name: 'Alerts and checks',
    words:
      /\b(?:alert\w*|alarm\w*|monitor\w*|pager\w*|paged|page fires|synthetic\w*|probe\w*|health ?checks?|checks? (?:fail|turn)\w*|dashboard\w*|watchdog|canary|metrics?|thresholds?|prometheus|grafana|datadog|nagios|sentry|pagerduty|opsgenie|cloudwatch|new relic|pingdom)\b/i,
  },
  {
    name: 'Customers and others outside',
    words:
      /\b(?:customers?|clients?|users?|vendors?|suppliers?|partners?|merchants?|members?|visitors?|support|help ?desk|complain\w*|phone\w*|call(?:s|ed|ers?)|tweets?|twitter|social media|press|public|researchers?)\b/i,
  },
  {
    name: 'Own people',
    words:
      /\b(?:engineers?|developers?|operators?|colleagues?|employees?|staff|team|on-?call|noticed?|notices|spott?ed|spots|observ\w*|saw|sees|discover\w*|found by|internally|we|manual(?:ly)?|qa)\b/i,
  },
] as const;
const OTHER = 'In other words';
const NOT_SAID = 'Not said';
const QUOTED_LENGTH = 90;

/** "No alert fired" says what did not tell of it. */
const NEGATED = /\b(?:no|not|never|without|nobody|no one|nothing|none|neither)\b[^.,;:!?]*/gi;

interface Detected {
  readonly counted: Counted;
  readonly source: string;
  /** What the document says; null where it says nothing. */
  readonly said: string | null;
}

/** What told of the incidents: what the document calls its detection, else the words of the event that detected it. */
export function detection({ incidents }: Sample): Insight {
  const detected = incidents.map(detectedOf);
  const groups = [...SOURCES.map(({ name }) => name), OTHER, NOT_SAID]
    .map((name) => ({ name, own: detected.filter(({ source }) => source === name) }))
    .filter(({ own }) => own.length > 0);
  const known = detected.filter(({ said }) => said !== null).length;
  return {
    id: 'detection',
    title: 'Detection',
    sentences: incidents.length === 0 ? ['No incident is published yet.'] : sentences(groups, known, incidents.length),
    chart:
      known === 0
        ? null
        : {
            kind: 'bars',
            rows: groups.map(({ name, own }) => ({ name, value: own.length, colour: name === NOT_SAID ? 'grey' : 'accent' })),
          },
    legend: null,
    table:
      known === 0
        ? null
        : {
            head: [text('Told by'), number('Incidents'), text('The latest, in its document’s words')],
            rows: groups.map(rowOf),
            more: null,
          },
    file: [
      [...INCIDENT_HEAD, 'Told by', 'In the words of the document'],
      ...detected.map(({ counted: one, source, said }) => [...incidentCells(one), source, said]),
    ],
  };
}

interface Group {
  readonly name: string;
  readonly own: readonly Detected[];
}

function detectedOf(one: Counted): Detected {
  const said = one.incident.detectedBy?.value ?? one.events.find(({ milestone }) => milestone?.value === 'detected')?.text ?? null;
  return { counted: one, said, source: said === null ? NOT_SAID : sourceOf(said) };
}

/** The source whose word comes first. */
function sourceOf(said: string): string {
  const affirmed = said.replace(NEGATED, (negated) => ' '.repeat(negated.length));
  let first: { readonly name: string; readonly at: number } = { name: OTHER, at: Infinity };
  for (const { name, words } of SOURCES) {
    const at = affirmed.search(words);
    if (at >= 0 && at < first.at) first = { name, at };
  }
  return first.name;
}

function sentences(groups: readonly Group[], known: number, all: number): string[] {
  const rest = all - known;
  const without =
    rest === 0
      ? []
      : [`${capital(counted(rest, 'incident'))} ${verb(rest, 'does', 'do')} not say what told of ${verb(rest, 'it', 'them')}.`];
  if (known === 0) return ['No incident says what told of it.'];
  const alerts = groups.find(({ name }) => name === SOURCES[0].name)?.own.length ?? 0;
  return [
    `${capital(share(alerts, known, 'incident'))} ${alerts === 1 || known === 1 ? 'was' : 'were'} found by an alert or a check.`,
    ...medianSentence(groups),
    'Grouped by the words of each document: its own line on detection, else the event that detected it.',
    ...without,
  ];
}

/** Fewer say nothing of how much sooner an alert tells. */
const LEAST_COMPARED = 3;

function medianSentence(groups: readonly Group[]): string[] {
  const lengths = (own: readonly Detected[]): number[] => own.flatMap(({ counted: one }) => lengthOf(one, 'started', 'detected') ?? []);
  const isAlert = ({ name }: Group): boolean => name === SOURCES[0].name;
  const [alerted, told] = [groups.filter(isAlert), groups.filter((group) => !isAlert(group))].map((some) =>
    spreadOf(some.flatMap(({ own }) => lengths(own))),
  );
  if (
    alerted === undefined ||
    alerted === null ||
    told === undefined ||
    told === null ||
    Math.min(alerted.values.length, told.values.length) < LEAST_COMPARED
  )
    return [];
  const text = ({ median, values }: Spread): string => `${durationText(median)} (${sampleText(values.length)})`;
  return [`The median time to detect was ${text(alerted)} where one told of it, and ${text(told)} where not.`];
}

function rowOf({ name, own }: Group): InsightCell[] {
  const latest = own.at(-1);
  const quote =
    latest === undefined || latest.said === null
      ? ''
      : { text: `“${shorten(latest.said, QUOTED_LENGTH)}”`, href: latest.counted.link.href };
  return [name, thousands(own.length), quote];
}
