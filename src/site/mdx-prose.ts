import { relative, sep } from 'node:path';
import type { AstroUserConfig } from 'astro';
import { openTo } from '../core/derive/gate.ts';
import { audienceOf } from '../core/derive/visibility.ts';
import { gateMdx, sealMdx } from '../core/parse/mdx-gate.ts';
import { readDocument } from '../core/parse/read-document.ts';
import { formatProblem } from '../core/problem.ts';
import { contextOf } from './context.ts';
import { proseIn } from './mdx-source.ts';
import { loadEntries } from './read-entries.ts';
import type { SiteSettings } from './settings.ts';

type VitePlugin = NonNullable<NonNullable<AstroUserConfig['vite']>['plugins']>[number];

/**
 * Stands before the MDX compiler: refuses what the gate refuses, whoever called the build, and hands on only the
 * prose. Title, timeline and actions are printed by the page from what was read, so they would stand there twice.
 */
export function mdxProsePlugin(settings: SiteSettings): VitePlugin {
  let written: ReadonlyMap<string, string> | null = null;
  const proseOf = (path: string, text: string): string => {
    if (settings.entriesFile === null) return proseNow(path, text, settings);
    written ??= loadEntries(settings.entriesFile).prose;
    return written.get(path) ?? '';
  };
  return {
    name: 'afterword-mdx-prose',
    enforce: 'pre',
    transform: {
      filter: { id: /\.mdx$/ },
      handler(code: string, id: string) {
        const path = relative(settings.contentDir, id).split(sep).join('/');
        const text = code.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
        const sealed = sealMdx(path, proseOf(path, text));
        const [refused] = [...gateMdx(path, text), ...sealed.problems];
        if (refused !== undefined) throw new Error(formatProblem(refused));
        return { code: sealed.code, map: null };
      },
    },
  };
}

/** In development, and for tools that start Astro by themselves, nobody has read the document before. */
function proseNow(path: string, text: string, settings: SiteSettings): string {
  const context = contextOf(settings.contentDir);
  const audience = audienceOf(settings.audience, settings.previewFile !== null);
  const [source] = openTo(audience, [{ path, text }], context.site).sources;
  return source === undefined ? '' : proseIn(readDocument(source, context), source.text);
}
