import type { MermaidConfig } from 'mermaid';
import { openBrowser } from './browser.ts';
import type { MeasureText } from './fonts.ts';
import { flatten } from './flatten.ts';
import { readGantt } from './gantt-geometry.ts';
import { arrangeRows } from './gantt-rows.ts';
import type { Drawing, DrawRequest } from './request.ts';
import { withoutToday, withStillClock } from './still-clock.ts';
import { parseSvg, type SvgElement } from './svg-tree.ts';
import { writeSvg } from './svg-write.ts';
import { themeOfParts } from './theme.ts';
import { addWords } from './words.ts';

/** The id of Mermaid's own picture: the same for all, so that its style sheet is. */
const ROOT = 'm';
const FONT = 'Inter, sans-serif';
const LONGEST_SOURCE = 50_000;

/** Nothing here can be overridden by a directive or front matter in a diagram's source. */
const SECURE = [
  'secure',
  'securityLevel',
  'startOnLoad',
  'maxTextSize',
  'suppressErrorRendering',
  'maxEdges',
  'htmlLabels',
  'fontFamily',
  'altFontFamily',
  'fontSize',
  'theme',
  'themeCSS',
  'themeVariables',
  'dompurifyConfig',
  'deterministicIds',
  'darkMode',
  'look',
  'logLevel',
  'arrowMarkerAbsolute',
  'wrap',
];

const BASE: MermaidConfig = {
  startOnLoad: false,
  securityLevel: 'strict',
  suppressErrorRendering: true,
  secure: SECURE,
  htmlLabels: false,
  journey: { textPlacement: 'tspan' },
  deterministicIds: true,
  deterministicIDSeed: 'm',
  handDrawnSeed: 1,
  theme: 'base',
  look: 'classic',
  logLevel: 'fatal',
  fontFamily: FONT,
  fontSize: 14,
};

export interface Renderer {
  /** Rejects with Mermaid's own message where the source is not a diagram. */
  readonly render: (request: DrawRequest) => Promise<Drawing>;
}

/** Opens the browser that Mermaid asks for and sets Mermaid up: once in a process, since it takes its globals. */
export async function createRenderer(measure: MeasureText): Promise<Renderer> {
  const { window, measuring } = openBrowser(measure);
  const { default: mermaid } = await import('mermaid');
  mermaid.initialize(BASE);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else tells the names of all theme variables
  const resolved: unknown = mermaid.mermaidAPI.getSiteConfig().themeVariables;
  const themeVariables = typeof resolved === 'object' && resolved !== null ? themeOfParts(resolved) : {};
  let current = '';
  const setUp = (config: object, securityLevel: 'strict' | 'loose'): void => {
    const wanted = JSON.stringify([config, securityLevel]);
    if (wanted === current) return;
    mermaid.initialize({ ...BASE, ...config, secure: SECURE, securityLevel, themeVariables: { ...themeVariables } });
    current = wanted;
  };
  const render = async (request: DrawRequest): Promise<Drawing> => {
    // Mermaid would draw a picture that says so.
    if (request.rows === undefined && request.source.length > LONGEST_SOURCE) {
      throw new Error(`the diagram has ${request.source.length} characters; at most ${LONGEST_SOURCE} are drawn`);
    }
    // A third of the time of a picture is Mermaid's sanitiser. Of an arranged one nothing is taken over but numbers and texts
    // that hold no markup before they are decoded, and gantt-rows.ts writes each element itself.
    setUp(request.config ?? {}, request.rows === undefined ? 'strict' : 'loose');
    measuring.on = request.rows === undefined;
    const random = Math.random;
    Math.random = seeded();
    try {
      const { svg } = await withStillClock(() => mermaid.render(ROOT, request.source));
      return { svg: finish(parseSvg(svg), request).map(writeSvg).join('') };
    } finally {
      Math.random = random;
      window.document.body.replaceChildren();
      // jsdom queues a task for each <style>; until it has run, the whole picture stays in memory.
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
  };
  return { render };
}

function finish(picture: SvgElement, request: DrawRequest): SvgElement[] {
  const { rows, idPrefix } = request;
  if (rows === undefined) return [addWords(flatten(withoutToday(picture), idPrefix), request)];
  const gantt = readGantt(picture, ROOT);
  return rows.map((arrangement) => addWords(arrangeRows(gantt, arrangement), { ...request, idPrefix: arrangement.idPrefix }));
}

/** Mermaid draws some shapes by chance: the same chance for every picture. */
function seeded(): () => number {
  let state = 42;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
