import type { DrawingData, IncidentPage } from '../core/derive/page-data.ts';

/** The drawings of incidents by their address, for lists. */
export const drawingsOf = (incidents: readonly IncidentPage[]): ReadonlyMap<string, DrawingData> =>
  new Map(incidents.flatMap(({ href, drawing }) => (drawing === null ? [] : [[href, drawing] as const])));

/** Whether these rows need to say to which scale their small drawings are: there are several, and one is drawn. */
export const saysScaleOf = (rows: readonly { readonly href: string }[], drawings: ReadonlyMap<string, unknown>): boolean =>
  rows.length > 1 && rows.some(({ href }) => drawings.has(href));
