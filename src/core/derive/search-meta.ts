import type { ActionMention } from '../schema/parts.ts';
import type { IncidentPage, MeetingPage, SearchMeta } from './page-data.ts';

type Filter = SearchMeta['filters'][number];
type Line = SearchMeta['lines'][number];

const filters = (named: Readonly<Record<'kind' | 'year', string>>, more: readonly (readonly [string, readonly string[]])[]): Filter[] => [
  { name: 'kind', value: named.kind },
  { name: 'year', value: named.year },
  ...more.flatMap(([name, values]) => [...new Set(values)].map((value) => ({ name, value }))),
];

/** A mention has an anchor on its own document's page, so its words there are what is found. */
function actionLine({ id, text, owners, role }: ActionMention): Line {
  const who = owners.map(({ value }) => value).join(', ');
  const place = role === 'raised' ? 'Action' : 'Action reviewed';
  return {
    kind: 'action',
    anchor: id,
    place,
    title: `${place}: ${text}`,
    text: who === '' ? text : `${text} (${who})`,
  };
}

type IncidentParts = Pick<IncidentPage, 'dateIso' | 'severity' | 'services' | 'people' | 'actions' | 'tags'>;

export function incidentSearch(page: IncidentParts, mentions: readonly ActionMention[]): SearchMeta {
  const names = [...page.people, ...page.actions.flatMap(({ owners }) => owners.filter(({ href }) => href !== null))].map(
    ({ name }) => name,
  );
  return {
    kind: 'incident',
    dateIso: page.dateIso,
    filters: filters({ kind: 'Incident', year: page.dateIso.slice(0, 4) }, [
      ['severity', page.severity === null ? [] : [page.severity.text]],
      ['service', page.services.map(({ text }) => text)],
      ['person', names],
      ['tag', page.tags],
    ]),
    lines: mentions.map(actionLine),
  };
}

type MeetingParts = Pick<MeetingPage, 'dateIso' | 'series' | 'present' | 'absent' | 'named' | 'decisions'> & {
  readonly tags: readonly string[];
  readonly services: readonly string[];
};

export function meetingSearch(page: MeetingParts, mentions: readonly ActionMention[]): SearchMeta {
  const decisions = page.decisions.map(({ id, text, topic }): Line => {
    const words = topic === null ? text : `${topic}: ${text}`;
    return { kind: 'decision', anchor: id, place: 'Decision', title: `Decision: ${topic ?? text}`, text: words };
  });
  return {
    kind: 'meeting',
    dateIso: page.dateIso,
    filters: filters({ kind: 'Meeting', year: page.dateIso.slice(0, 4) }, [
      ['service', page.services],
      ['person', [...page.present, ...page.absent, ...page.named].map(({ name }) => name)],
      ['series', page.series === null ? [] : [page.series.text]],
      ['tag', page.tags],
    ]),
    lines: [...decisions, ...mentions.map(actionLine)],
  };
}
