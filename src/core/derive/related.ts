import type { Incident } from '../schema/incident.ts';
import type { People } from './people.ts';
import { traitsOf, type Shared, type Traits } from './related-traits.ts';
import type { Services } from './services.ts';
import { compareText } from './visibility.ts';
import { likenesses, type Likeness } from './wording.ts';

/** Another incident, and what the two have in common, in words. */
export interface Relation {
  readonly incident: Incident;
  readonly why: readonly string[];
}

const MOST_SHOWN = 5;
const MOST_WORDS = 5;
/** Each trait is compared with this many incidents on either side in time: a popular tag costs no more than a rare one. */
const NEIGHBOURS = 8;
/** So many shared words, and such a part of the shorter text, are evidence; so many more of the cause are enough alone. */
const SOME_CAUSE = { count: 2, part: 1 / 6 };
const MUCH_CAUSE = { count: 4, part: 1 / 3 };
const SAME_TITLE = { count: 2, part: 1 / 2 };
/** Likeness of whole reports that is evidence beside other evidence, and alone. Judged by reading relations of real archives. */
const SOME_WORDING = 0.06;
const MUCH_WORDING = 0.15;

/**
 * For each incident (given oldest first) at most five related ones, the best founded first: two kinds of evidence (a service, a
 * tag, the words), or words that are much alike. Who took part founds no relation; it is named where there is one.
 */
export function relationsOf(
  incidents: readonly Incident[],
  services: Services,
  people: People,
  byPeople: boolean,
): ReadonlyMap<string, readonly Relation[]> {
  const traits = traitsOf(incidents, services, people, byPeople);
  const near = likenesses(traits.map(({ words }) => words));
  const pairs = neighbours(traits);
  return new Map(
    traits.map((own, index) => {
      const others = new Set([...(pairs.get(index) ?? []), ...(near[index]?.keys() ?? [])]);
      const compared = [...others].flatMap((at) => {
        const other = traits[at];
        return other === undefined ? [] : [evidenceOf(own, other, near[index]?.get(at) ?? null)];
      });
      return [own.incident.id, best(own, compared)];
    }),
  );
}

/** What two incidents have in common. */
interface Evidence {
  readonly other: Traits;
  readonly services: readonly string[];
  readonly tags: readonly string[];
  readonly people: readonly string[];
  readonly title: readonly string[];
  readonly cause: readonly string[];
  readonly wording: Likeness | null;
}

function evidenceOf(own: Traits, other: Traits, wording: Likeness | null): Evidence {
  const title = shared(own.title, other.title);
  const cause = shared(own.cause, other.cause);
  const isMuch = (words: readonly string[], length: (traits: Traits) => number, { count, part }: typeof SAME_TITLE): boolean =>
    words.length >= count && words.length >= part * Math.min(length(own), length(other));
  return {
    other,
    services: shared(own.services, other.services),
    tags: shared(own.tags, other.tags),
    people: shared(own.people, other.people),
    title: isMuch(title, ({ titleLength }) => titleLength, SAME_TITLE) ? title : [],
    cause: isMuch(cause, ({ causeLength }) => causeLength, SOME_CAUSE) ? cause : [],
    wording: wording === null || wording.score < SOME_WORDING ? null : wording,
  };
}

/** How well founded a relation is: kinds of evidence first, then how much of it; 0 where it is too little. */
function scoreOf(own: Traits, { other, services, tags, title, cause, wording }: Evidence): number {
  const ofText = title.length > 0 || cause.length > 0 || wording !== null;
  const isTelling = [...services, ...tags].some((name) => !own.usual.has(name));
  const kinds = Number(services.length > 0) + Number(tags.length > 0) + Number(ofText && isTelling);
  const muchCause = cause.length >= MUCH_CAUSE.count && cause.length >= MUCH_CAUSE.part * Math.min(own.causeLength, other.causeLength);
  const alone = muchCause || (title.length > 0 && own.titleLength > 0) || (wording !== null && wording.score >= MUCH_WORDING);
  if (kinds < 2 && !alone) return 0;
  return kinds * 100 + services.length + tags.length + cause.length + title.length + 10 * (wording?.score ?? 0);
}

function best(own: Traits, compared: readonly Evidence[]): Relation[] {
  const days = ({ other }: Evidence): number => Math.abs(own.day - other.day);
  return compared
    .map((evidence) => ({ evidence, score: scoreOf(own, evidence) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || days(a.evidence) - days(b.evidence) || compareText(idOf(a.evidence), idOf(b.evidence)))
    .slice(0, MOST_SHOWN)
    .map(({ evidence }) => ({ incident: evidence.other.incident, why: reasons(own, evidence) }));
}

const idOf = ({ other }: Evidence): string => other.incident.id;

function reasons(own: Traits, { services, tags, people, title, cause, wording }: Evidence): string[] {
  const said = new Set([...title, ...cause]);
  const words = (wording?.words ?? []).flatMap((stem) => own.written.get(stem) ?? []).filter((word) => !said.has(word));
  return [
    ...(services.length === 0 ? [] : [`The same ${services.length === 1 ? 'service' : 'services'}: ${services.join(', ')}`]),
    ...(tags.length === 0 ? [] : [`The same ${tags.length === 1 ? 'tag' : 'tags'}: ${tags.join(', ')}`]),
    ...(title.length === 0 ? [] : [`The titles share the words ${listed(title)}`]),
    ...(cause.length === 0 ? [] : [`The causes share the words ${listed(cause)}`]),
    ...(words.length === 0 ? [] : [`The reports share the ${words.length === 1 ? 'word' : 'words'} ${listed(words)}`]),
    ...(people.length === 0 ? [] : [`Both name ${listed(people)}`]),
  ];
}

const listed = (words: readonly string[]): string => words.slice(0, MOST_WORDS).join(', ');

const shared = (own: Shared, other: Shared): string[] => [...own].flatMap(([key, shown]) => (other.has(key) ? [shown] : [])).sort();

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
function* keysOf({ services, tags, cause, title }: Traits): Generator<string> {
  for (const tag of tags.keys()) {
    yield `tag\n${tag}`;
    for (const service of services.keys()) yield `both\n${tag}\n${service}`;
  }
  for (const word of cause.keys()) yield `cause\n${word}`;
  for (const word of title.keys()) yield `title\n${word}`;
}
