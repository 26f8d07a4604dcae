import type { APIRoute, GetStaticPaths } from 'astro';
import type { DrawingData } from '../../core/derive/page-data.ts';
import { getArchive } from '../../site/archive.ts';
import { timelineFile, timelineFiles, timelineKey } from '../../site/drawing.ts';

/** Timelines to take elsewhere: pictures and the Mermaid source of each incident that has one. */
export const getStaticPaths: GetStaticPaths = async () => {
  const { incidents, site } = await getArchive();
  return incidents.flatMap(({ href, drawing }) =>
    drawing === null
      ? []
      : timelineFiles(href, site).map(({ path }) => ({
          params: { path: path.slice('/timelines/'.length) },
          props: { drawing },
          get cacheKey() {
            return timelineKey(drawing);
          },
        })),
  );
};

export const GET: APIRoute<{ drawing: DrawingData }> = async ({ props, params }) => {
  const { body, type } = await timelineFile(props.drawing, params.path ?? '');
  return new Response(body, { headers: { 'content-type': type } });
};
