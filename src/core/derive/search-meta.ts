import type { ActionView, FacetName, FacetValue, IncidentPage, MeetingPage, PersonView, SearchLine, SearchMeta } from './page-data.ts';

type Values = Partial<Record<FacetName, readonly (string | null)[]>>;

const MINUTE_MS = 60_000;

/** Each value once, in the order of the names; null is no value. */
function facets(values: Values): FacetValue[] {
  return FACETS.flatMap((name) => [...new Set(values[name] ?? [])].flatMap((value) => (value === null ? [] : [{ name, value }])));
}

const FACETS: readonly FacetName[] = ['kind', 'severity', 'service', 'person', 'team', 'series', 'year', 'status', 'tag', 'date'];

const dated = (dateIso: string): Values => ({ year: [dateIso.slice(0, 4)], date: [dateIso] });

type Line = Pick<SearchLine, 'anchor' | 'place' | 'texts' | 'own'>;

/** A line can be narrowed by what holds of its page, but for people, teams and states, which are its own. */
function line(kind: SearchLine['kind'], page: Values, own: Values, shown: Line): SearchLine {
  return { kind, ...shown, filters: facets({ ...page, person: [], team: [], status: [], ...own, kind: [kind] }) };
}

/** "Action, in progress, Alex Johnson" */
function actionLines(actions: readonly ActionView[], href: string, page: Values): SearchLine[] {
  return actions.flatMap((action) => {
    const [anchor] = action.anchors;
    if (anchor === undefined) return [];
    const { owners, statusText, text } = action;
    const here = `${href}#${anchor}`;
    const said = action.mentions.find((mention) => mention.href === here)?.text ?? text;
    const place = ['Action', statusText.toLowerCase(), ...owners.map(({ name }) => name)].join(', ');
    const own = { person: owners.map(({ name }) => name), team: owners.map(({ team }) => team), status: [statusText] };
    return [line('action', page, own, { anchor, place, texts: [...new Set([text, said])], own: action.raised.link.href === here })];
  });
}

const named = (people: readonly PersonView[]): Values => ({
  person: people.map(({ name }) => name),
  team: people.map(({ team }) => team),
});

type IncidentParts = Pick<IncidentPage, 'href' | 'dateIso' | 'severity' | 'status' | 'services' | 'people' | 'actions' | 'tags'>;

/** `durationMs`: null where no two events give it. `byPerson`: whether a search can be narrowed to people. */
export function incidentSearch(page: IncidentParts, durationMs: number | null, byPerson: boolean): SearchMeta {
  const owners = page.actions.flatMap((action) => action.owners.filter(({ href }) => href !== null));
  const values: Values = {
    ...dated(page.dateIso),
    severity: [page.severity?.text ?? null],
    status: [page.status?.text ?? null],
    service: page.services.map(({ text }) => text),
    tag: page.tags.map(({ text }) => text),
    ...named([...page.people, ...owners]),
  };
  const meta: SearchMeta = {
    kind: 'incident',
    dateIso: page.dateIso,
    minutes: durationMs === null ? 0 : Math.round(durationMs / MINUTE_MS),
    filters: facets({ ...values, kind: ['incident'] }),
    lines: actionLines(page.actions, page.href, values),
  };
  return byPerson ? meta : withoutPeople(meta);
}

function withoutPeople(meta: SearchMeta): SearchMeta {
  const others = (filters: readonly FacetValue[]): FacetValue[] => filters.filter(({ name }) => name !== 'person');
  return { ...meta, filters: others(meta.filters), lines: meta.lines.map((line) => ({ ...line, filters: others(line.filters) })) };
}

/** "Decision: Technical debt"; who finds one that does not hold any more is told so. */
function decisionPlace(topic: string | null, superseded: boolean): string {
  const kind = superseded ? 'Decision, superseded' : 'Decision';
  return topic === null ? kind : `${kind}: ${topic}`;
}

type MeetingParts = Pick<
  MeetingPage,
  'href' | 'dateIso' | 'series' | 'present' | 'absent' | 'named' | 'decisions' | 'raised' | 'reviewed' | 'tags'
> & {
  readonly services: readonly string[];
};

export function meetingSearch(page: MeetingParts, byPerson: boolean): SearchMeta {
  const values: Values = {
    ...dated(page.dateIso),
    series: [page.series?.text ?? null],
    service: page.services,
    tag: page.tags.map(({ text }) => text),
    ...named([...page.present, ...page.absent, ...page.named]),
  };
  const decisions = page.decisions.map(({ id, text, topic, deciders, supersededBy }) =>
    line(
      'decision',
      values,
      { person: deciders },
      { anchor: id, place: decisionPlace(topic, supersededBy.length > 0), texts: [text], own: true },
    ),
  );
  const actions = actionLines([...page.raised, ...page.reviewed.map(({ action }) => action)], page.href, values);
  const meta: SearchMeta = {
    kind: 'meeting',
    dateIso: page.dateIso,
    minutes: 0,
    filters: facets({ ...values, kind: ['meeting'] }),
    lines: [...decisions, ...actions],
  };
  return byPerson ? meta : withoutPeople(meta);
}
