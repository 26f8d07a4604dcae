import { z } from 'zod';

const pageSchema = z.strictObject({
  title: z.string(),
  /** The document that it is the page of; null for lists, people and services. */
  path: z.string().nullable(),
  /** Changes with what the page says. */
  hash: z.string(),
  anchors: z.array(z.string()),
});
export type PublishedPage = Readonly<Omit<z.infer<typeof pageSchema>, 'anchors'>> & { readonly anchors: readonly string[] };

/** `site-manifest.json` of a published site: its pages by address, without the base. */
export const siteManifestSchema = z.strictObject({
  version: z.literal(1),
  /** Whom the site is for: nothing for the team. */
  audience: z.literal('public').optional(),
  pages: z.array(z.tuple([z.string(), pageSchema])),
});
