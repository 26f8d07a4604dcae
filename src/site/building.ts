import type { Archive } from '../core/derive/page-data.ts';
import type { Site } from '../core/schema/site.ts';
import type { BundledSettings } from './settings.ts';

/** What a build hands to the pages that it renders. */
export interface Building {
  readonly settings: BundledSettings;
  readonly archive: Archive;
  readonly site: Site;
  /** The texts of documents by path, as the audience is given them. */
  readonly texts: ReadonlyMap<string, string>;
  /** A digest of the program, with which what it has worked out is kept. */
  readonly program: string;
}

/** Where compiled pages, which are a bundle of their own, find this very module in this very process (docs/adr/0005). */
export const buildingModule = import.meta.url;

let building: Building | null = null;

/** Before the pages are loaded. A process builds one site. */
export function handOver(given: Building): void {
  building = given;
}

/** @public Compiled pages call it (site/integration.ts). */
export function handedOver(): Building {
  if (building === null) throw new Error('pages that were compiled for a build are rendered without one');
  return building;
}
