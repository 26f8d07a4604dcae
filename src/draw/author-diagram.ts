/** What an author's diagram may not do, each with the words that a reader is told. */
const REFUSED: readonly (readonly [RegExp, string])[] = [
  [/%%\{/, 'a diagram may have no directive (%%{ … }%%): it is drawn in the colours of the site'],
  [
    /^\s*---[^\S\n]*\n(?:(?!---).*\n)*?[^\S\n]*config[^\S\n]*:/,
    'a diagram may have no configuration of its own: it is drawn in the colours of the site',
  ],
  [/^[^\S\n]*click[^\S\n]+\S/m, 'a diagram may have no “click”: put the link into the text'],
  [/^[^\S\n]*(?:links?|properties|details)[^\S\n]+[^:\n]+:/m, 'a diagram may have no links: put them into the text'],
];

/** Why an author's Mermaid source is not drawn, in words that go on after “not drawn:”; null where nothing speaks against it. */
export function refusalOf(source: string): string | null {
  return REFUSED.find(([pattern]) => pattern.test(source))?.[1] ?? null;
}

/** "flowchart", "sequenceDiagram": the first word of a source, for the name of its picture. */
export function kindOf(source: string): string {
  const line = source
    .replace(/^\s*---[^\S\n]*\n[\s\S]*?\n[^\S\n]*---/, '')
    .split('\n')
    .find((one) => one.trim() !== '' && !one.trim().startsWith('%%'));
  return /^\s*([A-Za-z]\w*)/.exec(line ?? '')?.[1] ?? 'diagram';
}
