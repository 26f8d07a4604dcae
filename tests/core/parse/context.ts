import { siteSchema, type Context } from '../../../src/core/schema/site.ts';

/** The settings of a folder without any. */
export const CONTEXT: Context = { site: siteSchema.parse({}), people: [], services: [] };
