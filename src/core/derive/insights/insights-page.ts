import type { Lookup } from '../lookup.ts';
import type { AsOf, IncidentRow } from '../page-data.ts';
import { dateText } from '../dates-text.ts';
import { actionFlow } from './action-flow.ts';
import { actionTimes } from './action-times.ts';
import { byHour } from './by-hour.ts';
import { byMonth } from './by-month.ts';
import { byService } from './by-service.ts';
import { countedOf } from './counted.ts';
import { detection } from './detection.ts';
import { durations } from './durations.ts';
import type { InsightsPage } from './insight.ts';
import { counted } from '../../counted.ts';

/**
 * What incidents and actions have in common, from what is published. `rows`: by the incident's id; `asOf`: the day that ages are
 * counted to, null where there is no document. Linear in the number of documents.
 */
export function insightsPage(
  { incidents, actions, services, context }: Lookup,
  rows: ReadonlyMap<string, IncidentRow>,
  asOf: AsOf | null,
): InsightsPage {
  const sample = {
    site: context.site,
    incidents: incidents.flatMap((incident) => {
      const row = rows.get(incident.id);
      return row === undefined ? [] : [countedOf(incident, row)];
    }),
  };
  const ledger = actions.map(({ action }) => action);
  if (asOf === null) return { lede: null, insights: [] };
  const [first, last] = [sample.incidents[0], sample.incidents.at(-1)];
  const span =
    first === undefined || last === undefined
      ? ''
      : first === last
        ? `, of ${dateText(first.row.dateIso)}`
        : `, ${dateText(first.row.dateIso)} to ${dateText(last.row.dateIso)}`;
  return {
    lede: `${counted(sample.incidents.length, 'incident')}${span}, and ${counted(ledger.length, 'action')}.`,
    insights: [
      byMonth(sample),
      durations(sample),
      byService(sample, services),
      byHour(sample),
      detection(sample),
      actionFlow(ledger),
      actionTimes(ledger, asOf),
    ],
  };
}
