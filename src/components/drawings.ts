import type { DrawingData, IncidentPage } from '../core/derive/page-data.ts';

/** The drawings of incidents by their address, for lists. */
export const drawingsOf = (incidents: readonly IncidentPage[]): ReadonlyMap<string, DrawingData> =>
  new Map(incidents.flatMap(({ href, drawing }) => (drawing === null ? [] : [[href, drawing] as const])));
