import { relative, sep } from 'node:path';
import type { AstroUserConfig } from 'astro';
import { gateMdx, sealMdx } from '../core/parse/mdx-gate.ts';
import { readDocument } from '../core/parse/read-document.ts';
import type { SourceRange } from '../core/position.ts';
import { formatProblem } from '../core/problem.ts';
import { contextOf } from './context.ts';
import type { SiteSettings } from './settings.ts';

type VitePlugin = NonNullable<NonNullable<AstroUserConfig['vite']>['plugins']>[number];

/**
 * Stands before the MDX compiler: refuses what the gate refuses, whoever called the build, and hands on only the
 * prose. Title, timeline and actions are printed by the page from what was read, so they would stand there twice.
 */
export function mdxProsePlugin(settings: SiteSettings): VitePlugin {
  return {
    name: 'afterword-mdx-prose',
    enforce: 'pre',
    transform: {
      filter: { id: /\.mdx$/ },
      handler(code: string, id: string) {
        const path = relative(settings.contentDir, id).split(sep).join('/');
        const text = code.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
        const sealed = sealMdx(path, proseOf(path, text, settings));
        const [refused] = [...gateMdx(path, text), ...sealed.problems];
        if (refused !== undefined) throw new Error(formatProblem(refused));
        return { code: sealed.code, map: null };
      },
    },
  };
}

/** The source of the sections that were not turned into structure, with their headings. */
export function proseOf(path: string, text: string, settings: SiteSettings): string {
  const context = contextOf(settings.contentDir);
  const reading = readDocument({ path, text }, context);
  const document = reading.meeting ?? reading.incidents[0];
  if (document === undefined) return '';
  const cut = (range: SourceRange): string => text.slice(range.start.offset, range.end.offset);
  return document.sections
    .filter((section) => section.blocks.length > 0 && section.role !== 'summary')
    .flatMap((section) => [
      ...(section.heading === null ? [] : [`${'#'.repeat(Math.min(section.depth + 1, 6))} ${escapeMdx(section.heading)}`]),
      ...section.blocks.map(cut),
    ])
    .join('\n\n');
}

/** A heading that was plain text stays plain text: `{`, `<` and Markdown's own marks are escaped. */
const escapeMdx = (text: string): string => text.replace(/[\\`*_{}[\]<>#|~!]/g, '\\$&');
