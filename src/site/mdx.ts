import { getEntry, render } from 'astro:content';
import type { AstroComponentFactory } from 'astro/runtime/server/index.js';

/** The compiled content of an `.mdx` document, without what the page prints itself (site/mdx-prose.ts). */
export async function mdxContent(collection: 'incidents' | 'meetings', entryId: string): Promise<AstroComponentFactory> {
  const entry = await getEntry(collection, entryId);
  if (entry === undefined) throw new Error(`no entry ${entryId} in ${collection}`);
  return (await render(entry)).Content;
}
