import settings from 'virtual:afterword/settings';
import type { Insight, InsightsPage } from '../core/derive/insights/insight.ts';
import { csv, type CsvCell } from '../core/render/csv.ts';
import type { Site } from '../core/schema/site.ts';
import { chartRequests } from './chart-requests.ts';
import { drawChart } from './drawing.ts';
import { withBase } from './with-base.ts';

/** The address of an insight's file, without the base. */
export const insightFile = ({ id }: Insight): string => `/insights/${id}.csv`;

/** Those that have something to download. */
export const withFiles = ({ insights }: InsightsPage): readonly Insight[] => insights.filter(({ file }) => file.length > 1);

/** What an insight rests on, as comma-separated values. Addresses are whole where the site has one of its own. */
export function insightCsv({ file }: Insight, site: Site): string {
  const address = (href: string): string => {
    const path = withBase(settings.base, href);
    return site.url === null ? path : new URL(path, site.url).href;
  };
  return csv(file.map((line) => line.map((cell): CsvCell => (typeof cell === 'object' && cell !== null ? address(cell.href) : cell))));
}

/** Inline SVG, wide and narrow, safe to print as markup: draw/ allows known elements only. */
export async function drawInsight(insight: Insight): Promise<string | null> {
  const requests = chartRequests(insight);
  if (requests.length === 0) return null;
  return (await Promise.all(requests.map(drawChart))).map(({ svg }) => svg).join('');
}
