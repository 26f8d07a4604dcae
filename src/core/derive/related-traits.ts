import type { Incident } from '../schema/incident.ts';
import { COMMON_WORDS } from './common-words.ts';
import { foldName } from './fold.ts';
import type { People } from './people.ts';
import { servicesNamed, type Services } from './services.ts';
import { isStopWord, wordsOf } from './stems.ts';

/** Key -> the word as shown. */
export type Shared = ReadonlyMap<string, string>;

/** What is compared of an incident. */
export interface Traits {
  readonly incident: Incident;
  readonly services: Shared;
  readonly tags: Shared;
  readonly people: Shared;
  readonly title: Shared;
  readonly cause: Shared;
  /** Of the whole report: title, summary, cause, impact, events. In the order of the text, words as often as they stand. */
  readonly words: readonly string[];
  readonly written: Shared;
  /** How many words title and cause have, the frequent ones among them: long texts share words by chance. */
  readonly titleLength: number;
  readonly causeLength: number;
  /** Services and tags that most incidents have: together they are evidence, beside a few words they are none. */
  readonly usual: ReadonlySet<string>;
  /** Its date, in days. */
  readonly day: number;
}

/** `byPeople`: whether people may be named as what two incidents have in common. */
export function traitsOf(incidents: readonly Incident[], services: Services, people: People, byPeople: boolean): Traits[] {
  const names = namesIn(people);
  return distinctive(incidents.map((incident) => traits(incident, { services, people, names, byPeople })));
}

interface Known {
  readonly services: Services;
  readonly people: People;
  readonly names: ReadonlySet<string>;
  readonly byPeople: boolean;
}

function traits(incident: Incident, { services, people, names, byPeople }: Known): Traits {
  const telling = (texts: readonly (string | undefined)[]): Map<string, string> => new Map(tellingWords(texts, names));
  const title = telling([incident.title.value]);
  const cause = telling([incident.rootCause?.value]);
  const report = tellingWords(
    [
      incident.title.value,
      incident.summary?.value,
      incident.rootCause?.value,
      ...[...incident.contributingFactors, ...incident.impact].map(({ value }) => value),
      ...incident.timeline.map(({ text }) => text),
    ],
    names,
  ).slice(0, MOST_WORDS);
  const found = byPeople ? incident.people.flatMap(({ name }) => people.find(name) ?? []) : [];
  return {
    incident,
    ...{ title, cause, titleLength: title.size, causeLength: cause.size },
    words: report.map(([stem]) => stem),
    written: new Map(report),
    usual: NONE,
    day: Date.parse(incident.date.value) / 86_400_000,
    services: new Map(servicesNamed(incident.services, services).map(({ service }) => [service.key, service.name])),
    tags: new Map(incident.tags.map(({ value }) => [foldName(value), value])),
    people: new Map(found.map(({ key, name }) => [key, name])),
  };
}

/** What a report is about stands in its first thousand telling words; a log that was pasted into it comes later. */
const MOST_WORDS = 1000;

/** Stem and word of what names a thing in some texts, in their order. */
const tellingWords = (texts: readonly (string | undefined)[], names: ReadonlySet<string>): (readonly [string, string])[] =>
  texts.flatMap((text) =>
    [...wordsOf((text ?? '').replace(ADDRESS, ' '))]
      .filter(({ written }) => written.length > 3 && !/^\d/.test(written) && !isStopWord(written) && !COMMON_WORDS.has(written))
      .filter(({ written }) => !names.has(written))
      .map(({ stem, written }) => [stem, written] as const),
  );

/** The parts of a chat's or a graph's address name nothing. */
const ADDRESS = /\b(?:https?:\/\/|www\.)\S+/gi;

/** The words of all names: that one person stands in two reports says nothing of what broke. */
const namesIn = ({ all }: People): Set<string> =>
  new Set(all.flatMap(({ name, aliases }) => [name, ...aliases].flatMap((text) => [...wordsOf(text)].map(({ written }) => written))));

/** Keeps the words and people that few incidents have: two of up to twenty incidents, then a tenth. */
function distinctive(all: readonly Traits[]): Traits[] {
  const most = Math.max(2, Math.floor(all.length / 10));
  const rare = (kind: 'cause' | 'title' | 'people', least: number): ((shared: Shared) => Shared) => {
    const uses = new Map<string, number>();
    for (const one of all) for (const key of one[kind].keys()) uses.set(key, (uses.get(key) ?? 0) + 1);
    return (shared) => new Map([...shared].filter(([key]) => (uses.get(key) ?? 0) <= Math.max(least, most)));
  };
  const [cause, title, people] = [rare('cause', 2), rare('title', 3), rare('people', 3)];
  const usual = usualOf(all);
  return all.map((one) => ({ ...one, usual, cause: cause(one.cause), title: title(one.title), people: people(one.people) }));
}

const NONE: ReadonlySet<string> = new Set();
const MOST_INCIDENTS = 2 / 3;

/** What is usual cannot be told from fewer. */
const FEWEST = 5;

/** The names of services and tags that more than two thirds of all incidents have. */
function usualOf(all: readonly Traits[]): ReadonlySet<string> {
  if (all.length < FEWEST) return NONE;
  const uses = new Map<string, number>();
  for (const { services, tags } of all)
    for (const name of new Set([...services.values(), ...tags.values()])) uses.set(name, (uses.get(name) ?? 0) + 1);
  return new Set([...uses].flatMap(([name, count]) => (count > all.length * MOST_INCIDENTS ? [name] : [])));
}
