import type { APIRoute, GetStaticPaths } from 'astro';
import type { DrawingData } from '../../core/derive/page-data.ts';
import { getArchive } from '../../site/archive.ts';
import { timelineFile, timelineFiles, timelineKey } from '../../site/drawing.ts';

/** Timelines to take elsewhere: a picture and the Mermaid source of each incident that has one. */
export const getStaticPaths: GetStaticPaths = async () => {
  const { incidents } = await getArchive();
  return incidents.flatMap(({ href, drawing }) =>
    drawing === null
      ? []
      : Object.values(timelineFiles(href)).map((path) => ({
          params: { path: path.slice('/timelines/'.length) },
          props: { drawing },
          cacheKey: timelineKey(drawing),
        })),
  );
};

export const GET: APIRoute<{ drawing: DrawingData }> = async ({ props, params }) => {
  const { text, type } = await timelineFile(props.drawing, params.path ?? '');
  return new Response(text, { headers: { 'content-type': type } });
};
