import type { Incident } from '../schema/incident.ts';
import { foldName } from './fold.ts';
import { servicesNamed, type Services } from './services.ts';
import { isStopWord, wordsOf } from './stems.ts';
import { compareText } from './visibility.ts';

/** Another incident, and what the two have in common, in words. */
export interface Relation {
  readonly incident: Incident;
  readonly why: readonly string[];
}

/** What is compared of an incident: key -> the word as shown. */
interface Traits {
  readonly incident: Incident;
  readonly services: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
  readonly words: ReadonlyMap<string, string>;
  /** How many words the cause has, the frequent ones among them: long texts share words by chance. */
  readonly causeLength: number;
  /** Its date, in days. */
  readonly day: number;
}

const MOST_SHOWN = 5;
/** Each trait is compared with this many incidents on either side in time: a popular tag costs no more than a rare one. */
const NEIGHBOURS = 8;
/** So many shared cause words, and such a part of the shorter cause, are evidence; so many more are enough alone. */
const SOME_WORDS = { count: 2, part: 1 / 6 };
const MANY_WORDS = { count: 4, part: 1 / 3 };

/** For each incident (given oldest first) at most five related ones, the best founded first: two kinds of evidence, or one strong. */
export function relationsOf(incidents: readonly Incident[], services: Services): ReadonlyMap<string, readonly Relation[]> {
  const traits = distinctive(incidents.map((incident) => traitsOf(incident, services)));
  const pairs = neighbours(traits);
  return new Map(
    traits.map((own, index) => [
      own.incident.id,
      best(
        own,
        [...(pairs.get(index) ?? [])].flatMap((at) => traits[at] ?? []),
      ),
    ]),
  );
}

function traitsOf(incident: Incident, services: Services): Traits {
  const words = [...wordsOf(incident.rootCause?.value ?? '')].filter(
    ({ written }) => written.length > 3 && !isStopWord(written) && !COMMON.has(written),
  );
  return {
    incident,
    causeLength: new Set(words.map(({ stem }) => stem)).size,
    day: Date.parse(incident.date.value) / 86_400_000,
    services: new Map(servicesNamed(incident.services, services).map(({ service }) => [service.key, service.name])),
    tags: new Map(incident.tags.map(({ value }) => [foldName(value), value])),
    words: new Map(words.filter(({ written }) => !/^\d/.test(written)).map(({ stem, written }) => [stem, written])),
  };
}

/**
 * What any cause may say, and what two of them therefore do not have in common: the vocabulary of incidents, and the
 * English words of four letters and more that name no thing.
 */
const COMMON: ReadonlySet<string> = new Set(
  `
  cause caused causes causing change changed changes code commit committed config configuration contractor created creating customer customers deploy deployed deployment engineer error errors 
  fail failed failing fails failure failures first incident instance instances introduced issue issues known needed number outage part people problem production release released request 
  requests result root second server servers service services several system team test tests traffic user users version able about above across actually added after again against ahead almost 
  alone along already also although always among another anybody anything around asked away back became become been began begin beginning behind being below best better between beyond both 
  bring brought call called calls came certain clear close closed come comes common could day days despite different does doing done down during each early earlier easily either else empty end 
  ended enough entire even eventually ever every everybody everything exactly expected far fast felt find fine five follow followed following form forward found four from full further gave 
  general get gets getting give given gives goes going gone good great grew group half hand happen happened happens hard have having held help here high higher hold hour hours however hundred 
  immediately inside instead into itself just keep keeps kept kind knew know last late later latest least leave left less like likely line list listed little live long longer longest look 
  looked lost made main make makes making many matter mean means meant middle might minute minutes missed missing moment month months more most move moved much must name named near nearly need 
  needs neither never next night nobody none normal normally nothing notice noticed often older once ones only onto open opens other others otherwise over past perhaps place places point 
  possible previous previously probably quickly quite rather reach reached ready real really right running said same seconds seem seemed seems seen send sent separate several short should show 
  showed shown side silent silently simply since single slow slowly small soon sort stand start started starts state still stood stop stopped such suddenly taken takes tell than that their 
  them themselves then there these they thing things think third this those though thought thousand three through time times today together told took toward tried true trying turn turned twice 
  under unless unlike unnoticed until upon used using usual usually very want wanted week weeks well went were what whatever when whenever where whether which while whole whom whose will with 
  within without word words work worked working would wrong wrote year years yesterday
  `
    .trim()
    .split(/\s+/),
);

/** Keeps the cause words that few incidents use: two of up to twenty incidents, then a tenth. */
function distinctive(all: readonly Traits[]): Traits[] {
  const uses = new Map<string, number>();
  for (const { words } of all) for (const stem of words.keys()) uses.set(stem, (uses.get(stem) ?? 0) + 1);
  const most = Math.max(2, Math.floor(all.length / 10));
  return all.map((traits) => ({ ...traits, words: new Map([...traits.words].filter(([stem]) => (uses.get(stem) ?? 0) <= most)) }));
}

/** Index -> indexes of the incidents that share a trait and stand near in time. */
function neighbours(all: readonly Traits[]): Map<number, Set<number>> {
  const postings = new Map<string, number[]>();
  all.forEach((traits, index) => {
    for (const key of keysOf(traits)) {
      const posting = postings.get(key) ?? [];
      posting.push(index);
      postings.set(key, posting);
    }
  });
  const pairs = new Map<number, Set<number>>(all.map((_, index) => [index, new Set()]));
  for (const posting of postings.values()) {
    posting.forEach((index, at) => {
      for (const other of posting.slice(at + 1, at + 1 + NEIGHBOURS)) {
        pairs.get(index)?.add(other);
        pairs.get(other)?.add(index);
      }
    });
  }
  return pairs;
}

/** A service and a tag together are a trait of their own, so that two popular ones still find each other. */
function* keysOf({ services, tags, words }: Traits): Generator<string> {
  for (const tag of tags.keys()) {
    yield `tag\n${tag}`;
    for (const service of services.keys()) yield `both\n${tag}\n${service}`;
  }
  for (const word of words.keys()) yield `word\n${word}`;
}

function best(own: Traits, others: readonly Traits[]): Relation[] {
  const days = ({ day }: Traits): number => Math.abs(own.day - day);
  return others
    .map((other) => ({ other, score: scoreOf(own, other) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || days(a.other) - days(b.other) || compareText(a.other.incident.id, b.other.incident.id))
    .slice(0, MOST_SHOWN)
    .map(({ other }) => ({ incident: other.incident, why: reasons(own, other) }));
}

/** How well founded a relation is: kinds of evidence first, then how much of it; 0 where it is too little. */
function scoreOf(own: Traits, other: Traits): number {
  const counts = {
    services: countShared(own.services, other.services),
    tags: countShared(own.tags, other.tags),
    words: countShared(own.words, other.words),
  };
  const kinds = Number(counts.services > 0) + Number(counts.tags > 0) + Number(isMuch(counts.words, own, other, SOME_WORDS));
  return kinds < 2 && !isMuch(counts.words, own, other, MANY_WORDS) ? 0 : kinds * 100 + counts.services + counts.tags + counts.words;
}

const isMuch = (shared: number, own: Traits, other: Traits, { count, part }: typeof SOME_WORDS): boolean =>
  shared >= count && shared >= part * Math.min(own.causeLength, other.causeLength);

function reasons(own: Traits, other: Traits): string[] {
  const [services, tags] = [shared(own.services, other.services), shared(own.tags, other.tags)];
  const words = shared(own.words, other.words);
  return [
    ...(services.length === 0 ? [] : [`The same ${services.length === 1 ? 'service' : 'services'}: ${services.join(', ')}`]),
    ...(tags.length === 0 ? [] : [`The same ${tags.length === 1 ? 'tag' : 'tags'}: ${tags.join(', ')}`]),
    ...(!isMuch(words.length, own, other, SOME_WORDS) ? [] : [`The causes share the words ${words.slice(0, 5).join(', ')}`]),
  ];
}

const shared = (own: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] =>
  [...own].flatMap(([key, shown]) => (other.has(key) ? [shown] : [])).sort();

function countShared(own: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): number {
  let count = 0;
  for (const key of own.keys()) if (other.has(key)) count += 1;
  return count;
}
