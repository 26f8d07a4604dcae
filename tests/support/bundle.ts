import type { Packed } from './zip-writer.ts';

export const HEAD = 'a'.repeat(40);
export const PAGE =
  '<!DOCTYPE html><html lang="en"><head><meta name="robots" content="noindex"><script type="module" src="/pr-7/_assets/Page.a1-b.js"></script></head><body><p>Hello</p></body></html>';

/** What `preview.json` says of pull request 7 at HEAD. */
export const factsText = (changes: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({ pullRequest: { number: 7, title: 'A title' }, base: 'main', head: HEAD, expires: '2026-12-01', ...changes });

/** A bundle that nothing is wrong with: its files by name. */
export const soundFiles = (): Record<string, string | Uint8Array> => ({
  'preview.json': factsText(),
  'site/index.html': PAGE,
  'site/404.html': PAGE,
  'site/_assets/Page.a1-b.js': 'console.log(1);',
  'site/_headers': '/*\n  X-Robots-Tag: noindex\n',
  'site/favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
  'site/pagefind/fragment/en_1.pf_fragment': Buffer.from([0x1f, 0x8b, 8, 0]),
  'site/incidents/café au lait/index.html': PAGE,
});

export const packed = (files: Readonly<Record<string, string | Uint8Array>>, more: readonly Packed[] = []): Packed[] => [
  ...Object.entries(files).map(([name, text]) => ({ name, text })),
  ...more,
];
