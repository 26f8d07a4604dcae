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
}

const MOST_SHOWN = 5;
/** Each trait is compared with this many incidents on either side in time: a popular tag costs no more than a rare one. */
const NEIGHBOURS = 8;
/** So many shared cause words are evidence; so many more are enough alone. */
const SOME_WORDS = 2;
const MANY_WORDS = 4;

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
    services: new Map(servicesNamed(incident.services, services).map(({ service }) => [service.key, service.name])),
    tags: new Map(incident.tags.map(({ value }) => [foldName(value), value])),
    words: new Map(words.filter(({ written }) => !/^\d/.test(written)).map(({ stem, written }) => [stem, written])),
  };
}

/** What every incident's cause may say: nothing that two of them have in common. */
const COMMON: ReadonlySet<string> = new Set(
  'cause caused causes causing change changed changes code commit committed config configuration contractor created creating customer customers deploy deployed deployment each engineer error errors every fail failed failing failure first incident instance instances introduced issue issues known later long many more need needed never number only outage part people problem production release released request requests result root second server servers service services several since system team time times took traffic user users version went were work'.split(' '),
); // prettier-ignore

/** Keeps the cause words that few incidents use: of up to thirty incidents three, then a tenth. */
function distinctive(all: readonly Traits[]): Traits[] {
  const uses = new Map<string, number>();
  for (const { words } of all) for (const stem of words.keys()) uses.set(stem, (uses.get(stem) ?? 0) + 1);
  const most = Math.max(3, Math.floor(all.length / 10));
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
  const days = (other: Traits): number => Math.abs(Date.parse(own.incident.date.value) - Date.parse(other.incident.date.value));
  return others
    .flatMap((other) => evidence(own, other) ?? [])
    .sort((a, b) => b.score - a.score || days(a.other) - days(b.other) || compareText(a.other.incident.id, b.other.incident.id))
    .slice(0, MOST_SHOWN)
    .map(({ other, why }) => ({ incident: other.incident, why }));
}

function evidence(own: Traits, other: Traits): { other: Traits; why: string[]; score: number } | null {
  const services = shared(own.services, other.services);
  const tags = shared(own.tags, other.tags);
  const words = shared(own.words, other.words);
  const causes = words.length >= SOME_WORDS;
  const kinds = [services.length > 0, tags.length > 0, causes].filter(Boolean).length;
  if (kinds < 2 && words.length < MANY_WORDS) return null;
  const why = [
    ...(services.length === 0 ? [] : [`The same ${services.length === 1 ? 'service' : 'services'}: ${services.join(', ')}`]),
    ...(tags.length === 0 ? [] : [`The same ${tags.length === 1 ? 'tag' : 'tags'}: ${tags.join(', ')}`]),
    ...(causes ? [`The causes share the words ${words.slice(0, 5).join(', ')}`] : []),
  ];
  return { other, why, score: kinds * 100 + words.length + services.length + tags.length };
}

const shared = (own: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] =>
  [...own].flatMap(([key, shown]) => (other.has(key) ? [shown] : [])).sort();
