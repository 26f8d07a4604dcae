import { posix } from 'node:path';
import type { Import } from './imports.ts';

/** What the files of a folder may import. */
interface Rule {
  /** Folders and files below `src/`. */
  readonly own: readonly string[];
  /** The same, for types alone: nothing of them runs. */
  readonly ownTypes?: readonly string[];
  /** Packages; a name that ends in `:` or `/` is the start of one. */
  readonly packages: readonly string[];
  /** May import an address that is only known when it runs. In the browser: Pagefind's script stands below the site's base. */
  readonly computed?: true;
}

/** docs/adr/0001: the doors of src/site through which a page gets its data. */
const PAGE_DOORS = [
  'archive',
  'canonical',
  'doors',
  'preview',
  'review',
  'prose',
  'drawing',
  'mdx',
  'href',
  'files',
  'links',
  'pictures',
  'insights',
].map((name) => `site/${name}.ts`);
const PAGE_TYPES = [
  'core/derive/page-data.ts',
  'core/derive/insights/insight.ts',
  'core/schema/site.ts',
  'core/schema/preview-pages.ts',
  'core/schema/review-pages.ts',
  'core/schema/mdx-components.ts',
];

/** Of folders inside each other, the innermost rule holds. */
const RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['core', { own: ['core'], packages: ['zod', 'yaml', 'diff', 'temporal-polyfill', 'mdast', 'hast', 'mdast-util-', 'unist-util-visit'] }],
  // Finds reports that are alike.
  ['core/derive/wording.ts', { own: ['core'], packages: ['minisearch'] }],
  ['core/parse/markdown.ts', { own: ['core'], packages: ['satteri', 'mdast'] }],
  ['io', { own: ['io', 'core'], packages: ['node:', 'pagefind', 'cborg', 'parse5', 'zod', '@secretlint/', 'yauzl'] }],
  [
    'draw',
    {
      own: ['draw'],
      packages: ['node:', 'mermaid', '@observablehq/plot', 'jsdom', 'harfbuzzjs', '@fontsource/', '@resvg/resvg-js', 'zod'],
    },
  ],
  ['report', { own: ['report', 'core'], packages: [] }],
  // Of site only what starts Astro's public build API, and what is handed to it.
  [
    'cli',
    {
      own: ['cli', 'core', 'io', 'draw', 'report', 'site/build-site.ts', 'site/dev-site.ts', 'site/read-entries.ts', 'site/settings.ts'],
      packages: ['node:', 'cac', 'zod'],
    },
  ],
  // Starts the program, or what `npm pack` made of it: no file of a checkout.
  ['cli/bin.mjs', { own: ['cli/main.ts'], packages: ['node:'], computed: true }],
  [
    'site',
    {
      own: ['site', 'core', 'io', 'draw'],
      packages: [
        'zod',
        'node:',
        'astro',
        'astro:',
        'astro/',
        '@astrojs/',
        'virtual:afterword/',
        'satteri',
        'hast',
        'hast-util-',
        'mdast',
        'unist-util-visit',
      ],
    },
  ],
  // Runs the program that Astro compiled the pages to: docs/adr/0005.
  ['site/compiled-site.ts', { own: ['site'], packages: ['node:', 'zod'], computed: true }],
  ['content.config.ts', { own: ['core/schema', 'site/loader.ts'], packages: ['astro:content'] }],
  [
    'pages',
    {
      own: ['pages', 'layouts', 'components', 'client', 'styles', ...PAGE_DOORS],
      ownTypes: PAGE_TYPES,
      packages: ['astro', 'astro:', 'astro/'],
    },
  ],
  [
    'layouts',
    { own: ['layouts', 'components', 'client', 'styles', ...PAGE_DOORS], ownTypes: PAGE_TYPES, packages: ['astro', 'astro:', 'astro/'] },
  ],
  ['components', { own: ['components', 'client', 'styles', ...PAGE_DOORS], ownTypes: PAGE_TYPES, packages: ['astro', 'astro:', 'astro/'] }],
  // Runs in the reader's browser.
  ['client', { own: ['client'], ownTypes: PAGE_TYPES, packages: [], computed: true }],
]);

/** Why `file` (below `src/`, `/` between its parts) may not import that; null where it may. */
export function refuseImport(file: string, { specifier, typeOnly }: Import): string | null {
  const [folder, rule] = [...RULES].filter(([name]) => isBelow(file, name)).reduce(innermost, ['', undefined]);
  if (rule === undefined) return `${file} stands in no folder that has a rule`;
  if (specifier === null) return rule.computed === true ? null : `${file} imports what is only known when it runs`;
  if (!specifier.startsWith('.'))
    return rule.packages.some((name) => isPackage(specifier, name)) ? null : `${folder} may not import ${specifier}`;
  const target = posix.join(posix.dirname(file), specifier);
  const allowed = [...rule.own, ...(typeOnly ? (rule.ownTypes ?? []) : [])];
  return allowed.some((name) => isBelow(target, name)) ? null : `${folder} may not import ${target}${typeOnly ? ' (types)' : ''}`;
}

type Found = readonly [string, Rule | undefined];
const innermost = (best: Found, next: Found): Found => (next[0].length > best[0].length ? next : best);
const isBelow = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);
const isPackage = (specifier: string, name: string): boolean => specifier === name || (/[:/-]$/.test(name) && specifier.startsWith(name));
