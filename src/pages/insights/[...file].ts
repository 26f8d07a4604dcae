import type { APIRoute, GetStaticPaths } from 'astro';
import type { Insight } from '../../core/derive/insights/insight.ts';
import type { Site } from '../../core/schema/site.ts';
import { getArchive } from '../../site/archive.ts';
import { insightCsv, withFiles } from '../../site/insights.ts';

/** What each chart rests on, to take elsewhere. */
export const getStaticPaths: GetStaticPaths = async () => {
  const { insights, site, cacheKey } = await getArchive();
  return withFiles(insights).map((insight) => ({
    params: { file: `${insight.id}.csv` },
    props: { insight, site },
    get cacheKey() {
      return cacheKey(insight);
    },
  }));
};

export const GET: APIRoute<{ insight: Insight; site: Site }> = ({ props: { insight, site } }) =>
  new Response(insightCsv(insight, site), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
