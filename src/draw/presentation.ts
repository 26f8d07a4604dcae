/** The CSS properties that SVG also takes as attributes, and that Mermaid uses. The font family is the page's. */
export const PROPERTIES: readonly string[] = (
  'fill fill-opacity fill-rule stroke stroke-width stroke-dasharray stroke-opacity stroke-linecap stroke-linejoin stroke-dashoffset opacity color ' +
  'font-size font-weight font-style text-anchor dominant-baseline letter-spacing filter display visibility shape-rendering text-decoration ' +
  'marker-end marker-mid marker-start paint-order stop-color stop-opacity flood-color flood-opacity rx ry transform'
).split(' ');

export const INHERITED: ReadonlySet<string> = new Set(
  (
    'fill fill-opacity fill-rule stroke stroke-width stroke-dasharray stroke-opacity stroke-linecap stroke-linejoin stroke-dashoffset color ' +
    'font-size font-weight font-style text-anchor dominant-baseline letter-spacing visibility shape-rendering paint-order'
  ).split(' '),
);

/** What holds where nothing is said. */
export const INITIAL: ReadonlyMap<string, string> = new Map([
  ['fill', 'black'],
  ['stroke', 'none'],
  ['stroke-width', '1'],
  ['stroke-dasharray', 'none'],
  ['font-weight', '400'],
  ['font-style', 'normal'],
  ['text-anchor', 'start'],
  ['dominant-baseline', 'auto'],
  ['letter-spacing', 'normal'],
  ['opacity', '1'],
  ['fill-opacity', '1'],
  ['stroke-opacity', '1'],
  ['visibility', 'visible'],
  ['display', 'inline'],
  ['filter', 'none'],
  ['shape-rendering', 'auto'],
  ['paint-order', 'normal'],
]);
