import type { Fact } from '../origin.ts';
import type { Incident } from '../schema/incident.ts';
import type { Meeting } from '../schema/meeting.ts';
import type { ActionMention, PersonMention } from '../schema/parts.ts';
import { foldName } from '../derive/fold.ts';
import { props, tidyText, type Item } from './item.ts';

type Entry = Incident | Meeting;

/** A fact that an entry has once: it is compared with the fact of its name. */
export function factItem(subject: string, fact: Fact<string> | null): Item[] {
  if (fact === null) return [];
  const value = tidyText(fact.value);
  return [
    { layer: 'facts', subject, title: subject, props: props([['value', value]]), range: fact.origin.range, anchor: null, mark: subject },
  ];
}

/** What incidents and meetings have in common. */
export function commonItems(entry: Entry): Item[] {
  const visibility = {
    value: entry.draft ? 'draft' : 'public',
    origin: { kind: 'inferred', from: 'the draft mark', range: null },
  } as const;
  const owned = ownersIn(entry);
  return [
    ...factItem('kind', { value: entry.kind, origin: visibility.origin }),
    ...factItem('title', entry.title),
    ...factItem('date', entry.date),
    ...factItem('visibility', visibility),
    ...factItem('zone', entry.zone),
    ...once(entry.tags).map((fact) => named('facts', 'tag', fact)),
    ...once(entry.commits).map((fact) => named('facts', 'commit', fact)),
    ...once(entry.services).map((fact) => named('services', 'service', fact)),
    ...entry.actions.map(actionItem),
    ...peopleOf(entry.people, owned),
  ];
}

/** A value that an entry has several of, each once. */
function once(facts: readonly Fact<string>[]): Fact<string>[] {
  return [...new Map(facts.map((fact) => [foldName(fact.value), fact])).values()];
}

function named(layer: Item['layer'], subject: string, { value, origin }: Fact<string>): Item {
  const title = tidyText(value);
  return { layer, subject, title, props: props([['name', title]]), range: origin.range, anchor: null, mark: foldName(title) };
}

function actionItem({ id, role, text, owners, due, status, tickets, key, origin }: ActionMention): Item {
  return {
    layer: 'actions',
    subject: role === 'raised' ? 'action' : 'action-review',
    title: tidyText(text),
    props: props([
      ['text', tidyText(text)],
      ['owners', list(owners.map(({ value }) => value))],
      ['due', due?.value],
      ['status', status?.value],
      ['tickets', list(tickets)],
      ['key', key],
    ]),
    range: origin.range,
    anchor: id,
    mark: key,
  };
}

/** Several names in one value; their order says nothing. */
export const list = (values: readonly string[]): string => [...new Set(values.map(tidyText))].sort().join(', ');

/** Whom actions, decisions and talks name: they are told of with those. */
function ownersIn(entry: Entry): ReadonlySet<string> {
  const owners = entry.actions.flatMap((action) => action.owners.map(({ value }) => value));
  if (entry.kind === 'incident') return new Set(owners.map(foldName));
  const deciders = entry.decisions.flatMap((decision) => decision.deciders);
  const presenters = entry.talks.flatMap(({ presenter }) => presenter ?? []);
  return new Set([...owners, ...deciders, ...presenters].map(foldName));
}

function peopleOf(people: readonly PersonMention[], owned: ReadonlySet<string>): Item[] {
  return people
    .filter(({ name, presence, roles }) => presence !== 'named' || roles.length > 0 || !owned.has(foldName(name)))
    .map(({ name, team, roles, presence, origin }) => ({
      layer: 'people',
      subject: 'person',
      title: tidyText(name),
      props: props([
        ['name', tidyText(name)],
        ['presence', presence],
        ['roles', list(roles)],
        ['team', team],
      ]),
      range: origin.range,
      anchor: null,
      mark: foldName(name),
    }));
}
