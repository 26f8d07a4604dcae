import type { APIRoute, GetStaticPaths } from 'astro';
import type { IncidentPage } from '../../core/derive/page-data.ts';
import type { Site } from '../../core/schema/site.ts';
import { getArchive } from '../../site/archive.ts';
import { drawCard } from '../../site/drawing.ts';
import { cardPath } from '../../site/pictures.ts';

/** What is shown where a link to an incident is shared: a picture of its drawing. Such a link is absolute, so that it takes a site with an address. */
export const getStaticPaths: GetStaticPaths = async () => {
  const { incidents, site, cacheKey } = await getArchive();
  return incidents.flatMap((page) => {
    const path = cardPath(page, site);
    return path === null
      ? []
      : [
          {
            params: { path: path.slice('/pictures/'.length) },
            props: { page, site },
            get cacheKey() {
              return cacheKey(page);
            },
          },
        ];
  });
};

export const GET: APIRoute<{ page: IncidentPage; site: Site }> = async ({ props: { page, site } }) =>
  new Response(await drawCard(page, site), { headers: { 'content-type': 'image/png' } });
