import { fileURLToPath } from 'node:url';
import { timelineSource } from '../../src/core/render/timeline.ts';
import { shownText } from '../../src/core/render/timeline-text.ts';
import { refusalOf } from '../../src/draw/author-diagram.ts';
import { createMeasure } from '../../src/draw/fonts.ts';
import { createRenderer } from '../../src/draw/renderer.ts';
import type { DrawRequest } from '../../src/draw/request.ts';
import { addressesOf, attribute, parsePage, textOf, type Element } from '../site/html.ts';

const measure = createMeasure(fileURLToPath(import.meta.url));
const renderer = createRenderer(measure);
const WIDTH = { width: 4_000, idPrefix: 'w' };
const DAY = Date.parse('2024-03-18T10:00:00Z');
/** Mermaid's layouts of long sources take minutes: the program ends the process then, a fuzzer cannot. */
const LONGEST_DIAGRAM = 200;
const LONGEST_TEXT = 80;

/**
 * The first letter says which: lines as the texts of a timeline's events, which are all drawn as they were written; or an author's
 * diagram, of which nothing that acts or loads comes through where it is drawn at all.
 */
export async function fuzz(whole: string): Promise<void> {
  const text = whole.slice(1);
  const faults = whole.charCodeAt(0) % 2 === 0 ? await timelineFaults(text.split('\n').slice(0, 6)) : await diagramFaults(text);
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

async function timelineFaults(lines: readonly string[]): Promise<string[]> {
  const texts = lines.map((line) => [...line].slice(0, LONGEST_TEXT).join(''));
  const events = texts.map((text, index) => ({
    ...{ id: `e${String(index)}`, at: DAY + index * 60_000, end: null, label: text.slice(0, 10), text, milestone: null },
    vague: false,
  }));
  const data = { title: texts[0] ?? '', description: texts.join(' '), span: '', events, phases: [] };
  const { svg } = await drawn({ ...timelineSource(data, { widths: [WIDTH], measure }), idPrefix: 'w', title: data.title, description: '' });
  const { elements } = parsePage(`<!doctype html>${svg}`);
  const rows = elements.filter((element) => (attribute(element, 'class') ?? '').split(' ').includes('m-event'));
  const lost = texts.filter((text, index) => {
    const row = rows[index];
    return row === undefined || !squeezed(textOf(row)).includes(squeezed(shownText(text)));
  });
  return [...actingIn(elements), ...lost.map((text) => `not drawn as it was written: ${JSON.stringify(text)}`)];
}

/** Lines are broken at spaces. */
const squeezed = (text: string): string => text.replace(/[\s…]/gu, '');

async function diagramFaults(source: string): Promise<string[]> {
  if (source.length > LONGEST_DIAGRAM || refusalOf(source) !== null) return [];
  try {
    const { svg } = await drawn({ source, idPrefix: 'g', title: 'Diagram' });
    return actingIn(parsePage(`<!doctype html>${svg}`).elements);
  } catch {
    // Mermaid refuses most of what it is given: the page says so.
    return [];
  }
}

const drawn = async (request: DrawRequest): Promise<{ readonly svg: string }> => (await renderer).render(request);

function actingIn(elements: readonly Element[]): string[] {
  return elements.flatMap((element) => [
    ...(/^(?:script|style|foreignobject|image|iframe|object|use)$/i.test(element.tagName) ? [`<${element.tagName}>`] : []),
    ...element.attrs.filter(({ name }) => /^(?:on|style$)/i.test(name)).map(({ name }) => `${element.tagName} ${name}`),
    ...addressesOf(element)
      .filter((address) => !address.startsWith('#'))
      .map((address) => `${element.tagName}: ${address}`),
  ]);
}
