/**
 * One drawing for light and dark: every colour of Mermaid's theme is one of a few parts, each a colour that
 * stands for `var(--m-…)` and is replaced by it in the finished drawing. `styles/diagram.css` gives the values.
 */
const PARTS = [
  'ink',
  'quiet',
  'line',
  'paper',
  'fill',
  'fill-2',
  'mark',
  'range',
  'alarm',
  'series-1',
  'series-2',
  'series-3',
  'series-4',
  'series-5',
  'series-6',
] as const;
type Part = (typeof PARTS)[number];

/** Colours that no theme and no author uses; Mermaid needs real ones to reckon with. */
const stand = (part: Part): string => `#7a${(0x1003 + PARTS.indexOf(part) * 97).toString(16).padStart(4, '0')}`;
const SERIES = ['series-1', 'series-2', 'series-3', 'series-4', 'series-5', 'series-6'] as const;
const series = (index: number): string => stand(SERIES[index % SERIES.length] ?? 'series-1');

/** The first pattern that fits the name of a theme variable decides its part. */
const BY_NAME: readonly (readonly [RegExp, Part])[] = [
  [/^(?:error|crit).*(?:Bkg|Border)/i, 'alarm'],
  [/^(?:todayLine|vertLine|quadrantPointFill)/i, 'mark'],
  [/^(?:activeTask|task)(?:Bkg|Border)/i, 'range'],
  [
    /^(?:background|backgroundColor|sequenceNumberColor|altSectionBkg.*|rowEven|.*BackgroundColorEven|(?:edge)?Label(?:Box)?(?:Background|Bkg).*|.*LabelBackground)$/i,
    'paper',
  ],
  [
    /^(?:secondary|tertiary|alt|cluster|note|composite|rowOdd|attributeBackgroundColorOdd|activation|done|exclude)(?!.*(?:Text|Border))/i,
    'fill-2',
  ],
  [/(?:Bkg|Background)/, 'fill'],
  [/Border/i, 'line'],
  [/(?:Text|Label|title|signal|classText)/i, 'ink'],
  [/(?:border|stroke|line|edge|grid|link|arrow|relation|transition|tick|axis|end|stop|Inv\d+$)/i, 'line'],
];

const NOT_A_COLOUR = /font|weight|size|width|opacity|shadow|curve|radius|limit|mode|gradient$/i;
const COLOUR = /^(?:#[0-9a-f]{3,8}|(?:rgb|hsl)a?\(.*\)|[a-z]{3,20})$/i;

function partFor(name: string): string {
  const numbered = /^(?:cScale|pie|git|fillType|venn|quadrant)(\d+)(?:Fill)?$/.exec(name);
  if (numbered !== null) return series(Number(numbered[1]));
  return stand(BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? 'fill');
}

/** The theme variables of `resolved` (what Mermaid works out by itself), each colour replaced by its part's. */
export function themeOfParts(resolved: object): Record<string, unknown> {
  const theme: Record<string, unknown> = {};
  const entries: [string, unknown][] = Object.entries(resolved);
  for (const [name, value] of entries) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) theme[name] = themeOfParts(value);
    else if (name === 'plotColorPalette') theme[name] = SERIES.map((part) => stand(part)).join(',');
    else if (typeof value === 'string' && COLOUR.test(value.trim()) && !NOT_A_COLOUR.test(name)) theme[name] = partFor(name);
  }
  return theme;
}

const HEX = new Map(PARTS.map((part) => [stand(part), part]));
const RGB = new Map(
  PARTS.map((part) => [(stand(part).match(/[0-9a-f]{2}/g) ?? []).map((pair) => Number.parseInt(pair, 16)).join(','), part]),
);

/** A colour in any spelling that Mermaid gives it, as `var(--m-…)` where it stands for a part. */
export function toVariable(value: string): string {
  return value
    .replace(/#7a[0-9a-f]{4}\b/gi, (hex) => variable(HEX.get(hex.toLowerCase()), hex))
    .replace(/rgba?\(\s*(\d+),\s*(\d+),\s*(\d+)\s*(?:,\s*1\s*)?\)/g, (whole, r: string, g: string, b: string) =>
      variable(RGB.get(`${r},${g},${b}`), whole),
    );
}

const variable = (part: Part | undefined, otherwise: string): string => (part === undefined ? otherwise : `var(--m-${part})`);
