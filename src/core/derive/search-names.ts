import type { Context } from '../schema/site.ts';
import { compareText } from './visibility.ts';
import type { Archive, FacetName, SearchMeta, SearchNames } from './page-data.ts';

const NAMES = ['severity', 'service', 'person', 'team', 'series', 'year', 'status', 'tag', 'date'] as const;
/** What readers look for from the newest. */
const NEWEST_FIRST: ReadonlySet<string> = new Set(['year', 'date']);

type Documents = Pick<Archive, 'incidents' | 'meetings'>;

/** Every value that a search of these documents can be narrowed to, in the order that it is shown in. */
export function searchNames({ incidents, meetings }: Documents, { site, people, services }: Context): SearchNames {
  const found = new Map<FacetName, Set<string>>(NAMES.map((name) => [name, new Set()]));
  for (const { search } of [...incidents, ...meetings]) addValues(found, search);
  const scale = site.severities.map(({ label }) => label);
  const sorted = (name: FacetName): string[] => {
    const values = [...(found.get(name) ?? [])].sort(compareText);
    if (NEWEST_FIRST.has(name)) return values.reverse();
    // The worst first; words that the scale does not know, after it.
    return name === 'severity'
      ? [...scale.filter((label) => values.includes(label)), ...values.filter((value) => !scale.includes(value))]
      : values;
  };
  const spellings = (name: FacetName, entries: readonly { name: string; aliases: readonly string[] }[]): SearchNames['also'] =>
    entries
      .filter((entry) => found.get(name)?.has(entry.name))
      .flatMap((entry) => entry.aliases.map((alias) => [name, alias, entry.name] as const));
  return {
    facets: {
      severity: sorted('severity'),
      service: sorted('service'),
      person: sorted('person'),
      team: sorted('team'),
      series: sorted('series'),
      year: sorted('year'),
      status: sorted('status'),
      tag: sorted('tag'),
      date: sorted('date'),
    },
    also: [
      ...spellings('person', people),
      ...spellings('service', services),
      ...spellings(
        'severity',
        site.severities.map(({ label, id, match }) => ({ name: label, aliases: [id, ...match] })),
      ),
    ],
    synonyms: site.search.synonyms,
  };
}

function addValues(found: ReadonlyMap<FacetName, Set<string>>, { filters, lines }: SearchMeta): void {
  for (const { name, value } of filters) found.get(name)?.add(value);
  for (const line of lines) for (const { name, value } of line.filters) found.get(name)?.add(value);
}
