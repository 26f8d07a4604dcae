import type { Services } from '../services.ts';
import { servicesNamed } from '../services.ts';
import type { Counted, Sample } from './counted.ts';
import { number, text, type Insight } from './insight.ts';
import { counted, listed, thousands } from '../../counted.ts';
import { capital, share, verb } from './words.ts';
import { shorten } from '../fold.ts';
import type { Link } from '../page-data.ts';

/** Further services are in the file alone. */
const SHOWN = 15;
const NAME_LENGTH = 26;

interface Affected {
  readonly link: Link;
  readonly incidents: readonly Counted[];
}

/** Incidents by the services that they name. */
export function byService({ incidents }: Sample, services: Services): Insight {
  const affected = affectedOf(incidents, services);
  const shown = affected.slice(0, SHOWN);
  const rest = affected.length - shown.length;
  return {
    id: 'incidents-by-service',
    title: 'Incidents by service',
    sentences: sentences(affected, incidents),
    chart:
      shown.length === 0
        ? null
        : {
            kind: 'bars',
            rows: shown.map(({ link, incidents: all }) => ({ name: shorten(link.text, NAME_LENGTH), value: all.length, colour: 'accent' })),
          },
    legend: null,
    table:
      shown.length === 0
        ? null
        : {
            head: [text('Service'), number('Incidents'), text('Latest')],
            rows: shown.map(({ link, incidents: all }) => [link, thousands(all.length), all.at(-1)?.link ?? '']),
            more: rest === 0 ? null : `${capital(counted(rest, 'service'))} with fewer ${verb(rest, 'is', 'are')} in the file.`,
          },
    file: [
      ['Service', 'Address', 'Incidents', 'Latest'],
      ...affected.map(({ link, incidents: all }) => [link.text, link, all.length, all.at(-1)?.row.dateIso ?? null]),
    ],
  };
}

/** The most affected first, those of one number by name. */
function affectedOf(incidents: readonly Counted[], services: Services): Affected[] {
  const affected = new Map<string, { link: Link; incidents: Counted[] }>();
  for (const one of incidents) {
    for (const { service } of servicesNamed(one.incident.services, services)) {
      const known = affected.get(service.key) ?? { link: { text: service.name, href: service.href }, incidents: [] };
      known.incidents.push(one);
      affected.set(service.key, known);
    }
  }
  return [...affected.values()].sort((a, b) => b.incidents.length - a.incidents.length || (a.link.text < b.link.text ? -1 : 1));
}

function sentences(affected: readonly Affected[], incidents: readonly Counted[]): string[] {
  if (incidents.length === 0) return ['No incident is published yet.'];
  const most = affected[0]?.incidents.length ?? 0;
  if (most === 0) return [`${capital(share(0, incidents.length, 'incident'))} names a service.`];
  const first = affected.filter(({ incidents: all }) => all.length === most).map(({ link }) => link.text);
  const named = new Set(affected.flatMap(({ incidents: all }) => all));
  const without = incidents.length - named.size;
  const lead =
    first.length > 3
      ? `${capital(counted(first.length, 'service'))} are named by ${thousands(most)} each, more than any other.`
      : `${listed(first)} ${verb(first.length, 'is', 'are')} named by ${share(most, incidents.length, 'incident')}${first.length > 1 ? ' each' : ''}${affected.length > first.length ? ', more than any other' : ''}.`;
  return [
    lead,
    'An incident counts for each service that it names.',
    ...(without === 0 ? [] : [`${capital(counted(without, 'incident'))} ${verb(without, 'names', 'name')} none.`]),
  ];
}
