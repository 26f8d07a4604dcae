import type { Insight } from '../core/derive/insights/insight.ts';
import type { ChartRequest } from '../draw/charts/chart-request.ts';

/** What is asked of the drawer for the chart of an insight: a wide one and a narrow one, or none. */
export function chartRequests({ id, title, sentences, chart }: Insight): readonly ChartRequest[] {
  if (chart === null) return [];
  const request = { chart, title, description: sentences.join(' ') };
  return [
    { ...request, narrow: false, idPrefix: `chart-${id}` },
    { ...request, narrow: true, idPrefix: `chart-${id}-narrow` },
  ];
}
