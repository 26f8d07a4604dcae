import { beforeAll, describe, expect, test } from 'vitest';
import { sampleSite } from '../browser/sites.ts';
import { listFiles, siteIn } from './build.ts';
import { ancestorsOf, attribute, parsePage, textOf, type Element, type ParsedPage } from './html.ts';

/** Elements that have no end tag. */
const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);
const BLOCKS = new Set(
  'address article aside blockquote details dialog div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul'.split(
    ' ',
  ),
);
/** Elements that hold text and inline elements only. */
const PHRASING_ONLY = new Set(
  'abbr b bdi bdo button cite code data del dfn em h1 h2 h3 h4 h5 h6 i ins kbd label mark output p pre q s samp small span strong sub sup time u var'.split(
    ' ',
  ),
);
const INTERACTIVE = new Set(['a', 'button', 'input', 'select', 'textarea', 'details', 'iframe', 'label']);
const HEADING = /^h[1-6]$/;
const words = (element: Element): string => textOf(element).replace(/\s+/g, ' ').trim();
const shown = (element: Element): string => `<${element.tagName}> “${words(element).slice(0, 40)}”`;

describe('every page of the sample content', () => {
  const pages = new Map<string, ParsedPage>();

  beforeAll(async () => {
    const site = siteIn(await sampleSite());
    for (const file of listFiles(site.out)) if (file.endsWith('.html')) pages.set(file, parsePage(site.html(file)));
  });

  /** What `look` finds wrong on any page, with the page's name; the total is asserted, so that one more fails. */
  const faults = (look: (page: ParsedPage, file: string) => readonly string[]): string[] =>
    [...pages].flatMap(([file, page]) => look(page, file).map((fault) => `${file}: ${fault}`));
  const all = ({ elements }: ParsedPage, ...names: string[]): Element[] => elements.filter(({ tagName }) => names.includes(tagName));

  test('is there', () => {
    expect(pages.size).toBeGreaterThan(40);
  });

  test('is parsed without one error', () => {
    expect(
      faults(({ errors }) => errors.map(({ code, startLine, startCol }) => `${code} at ${String(startLine)}:${String(startCol)}`)),
    ).toEqual([]);
  });

  test('says what it means: each element is opened and closed where it is written', () => {
    const implied = new Set(['html', 'head', 'body', 'tbody']);
    expect(
      faults(({ elements }) =>
        elements.flatMap((element) => {
          const place = element.sourceCodeLocation;
          if (place?.startTag === undefined && !implied.has(element.tagName) && !VOID.has(element.tagName))
            return [`${shown(element)} is nowhere opened`];
          const svg = String(element.namespaceURI) !== 'http://www.w3.org/1999/xhtml';
          // A <p> that a block inside it has closed has no end tag of its own.
          return svg || VOID.has(element.tagName) || place?.endTag !== undefined ? [] : [`${shown(element)} is nowhere closed`];
        }),
      ),
    ).toEqual([]);
  });

  test('has no block in an element of text', () => {
    expect(
      faults((page) =>
        page.elements
          .filter(({ tagName }) => BLOCKS.has(tagName))
          .flatMap((block) => {
            const outer = ancestorsOf(block).find(({ tagName }) => PHRASING_ONLY.has(tagName));
            return outer === undefined ? [] : [`${shown(block)} in <${outer.tagName}>`];
          }),
      ),
    ).toEqual([]);
  });

  test('has lists of list items and nothing else', () => {
    const allowed = new Map([
      ['ul', ['li']],
      ['ol', ['li']],
      ['dl', ['dt', 'dd', 'div']],
    ]);
    expect(
      faults((page) =>
        page.elements.flatMap((element) => {
          const names = allowed.get(element.tagName);
          const inner = element.childNodes.filter((node): node is Element => 'tagName' in node);
          const wrong =
            names === undefined ? [] : inner.filter(({ tagName }) => !names.includes(tagName)).map((one) => `${shown(one)} in a list`);
          const parent = ancestorsOf(element)[0]?.tagName ?? '';
          const lost = element.tagName === 'li' && !['ul', 'ol', 'menu'].includes(parent) ? [`${shown(element)} in <${parent}>`] : [];
          return [...wrong, ...lost];
        }),
      ),
    ).toEqual([]);
  });

  test('has one h1, and no heading skips a level', () => {
    expect(
      faults((page) => {
        const headings = page.elements.filter(({ tagName }) => HEADING.test(tagName));
        const levels = headings.map(({ tagName }) => Number(tagName.slice(1)));
        const skips = headings.filter((_, index) => (levels[index] ?? 0) > (levels[index - 1] ?? 0) + 1);
        return [
          ...(levels.filter((level) => level === 1).length === 1 ? [] : [`h1: ${String(levels)}`]),
          ...skips.map((heading) => `${shown(heading)} skips a level`),
          ...headings.filter((heading) => words(heading) === '').map(() => 'an empty heading'),
        ];
      }),
    ).toEqual([]);
  });

  test('has its landmarks', () => {
    expect(
      faults((page) => {
        const banners = all(page, 'header').filter((header) => ancestorsOf(header)[0]?.tagName === 'body');
        const footers = all(page, 'footer').filter((footer) => ancestorsOf(footer)[0]?.tagName === 'body');
        const navs = all(page, 'nav');
        const nameOf = (nav: Element): string => attribute(nav, 'aria-label') ?? attribute(nav, 'aria-labelledby') ?? '';
        const counts = { main: all(page, 'main').length, header: banners.length, footer: footers.length };
        return [
          ...Object.entries(counts).flatMap(([name, count]) => (count === 1 ? [] : [`${String(count)} <${name}>`])),
          ...(navs.length > 0 && navs.every((nav) => nameOf(nav) !== '') ? [] : ['<nav> without a name, or none']),
          ...(new Set(navs.map(nameOf)).size === navs.length ? [] : ['two <nav> of one name']),
        ];
      }),
    ).toEqual([]);
  });

  test('has ids once, and what points at one finds it', () => {
    const pointers = ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-owns', 'popovertarget', 'headers', 'list'];
    expect(
      faults(({ elements }) => {
        const ids = elements.flatMap((element) => attribute(element, 'id') ?? []);
        const twice = ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `id ${id} twice`);
        const bad = ids.filter((id) => id === '' || /\s/.test(id)).map((id) => `id “${id}”`);
        const lost = elements.flatMap((element) => {
          const targets = pointers.flatMap((name) => (attribute(element, name) ?? '').split(/\s+/).filter(Boolean));
          const link = attribute(element, 'href') ?? attribute(element, 'xlink:href') ?? '';
          if (link.startsWith('#')) targets.push(decodeURIComponent(link.slice(1)));
          return targets.filter((id) => !ids.includes(id)).map((id) => `${shown(element)} points at ${id}`);
        });
        return [...twice, ...bad, ...lost];
      }),
    ).toEqual([]);
  });

  test('names each field, picture, link and button', () => {
    expect(
      faults((page) => {
        const labelled = new Set(all(page, 'label').flatMap((label) => attribute(label, 'for') ?? []));
        const named = (element: Element): boolean =>
          words(element) !== '' || (attribute(element, 'aria-label') ?? attribute(element, 'aria-labelledby') ?? '') !== '';
        return [
          ...all(page, 'img')
            .filter((img) => attribute(img, 'alt') === null)
            .map(() => '<img> without alt'),
          ...all(page, 'input', 'select', 'textarea')
            .filter((field) => !named(field) && !labelled.has(attribute(field, 'id') ?? '') && attribute(field, 'type') !== 'hidden')
            .map((field) => `${shown(field)} without a label`),
          ...all(page, 'a', 'button', 'summary')
            .filter((element) => !named(element))
            .map((element) => `<${element.tagName}> without a name`),
          ...all(page, 'a')
            .filter((a) => attribute(a, 'href') === null)
            .map((a) => `${shown(a)} leads nowhere`),
          ...all(page, 'button')
            .filter((button) => attribute(button, 'type') === null)
            .map((button) => `${shown(button)} has no type`),
          ...all(page, 'svg')
            .filter((svg) => attribute(svg, 'aria-hidden') !== 'true' && words(svg) === '')
            .map(() => '<svg> without words'),
        ];
      }),
    ).toEqual([]);
  });

  test('has a language, a title of its own and a description', () => {
    const titles: string[] = [];
    expect(
      faults((page, file) => {
        const [title] = all(page, 'title').filter((one) => ancestorsOf(one)[0]?.tagName === 'head');
        const description = all(page, 'meta').find((meta) => attribute(meta, 'name') === 'description');
        titles.push(title === undefined ? file : words(title));
        return [
          ...(attribute(all(page, 'html')[0] ?? page.elements[0] ?? fail(), 'lang') === 'en' ? [] : ['no lang']),
          ...(title !== undefined && words(title) !== '' ? [] : ['no title']),
          ...((description === undefined ? '' : (attribute(description, 'content') ?? '')).trim() === '' ? ['no description'] : []),
        ];
      }),
    ).toEqual([]);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  test('runs and styles nothing that stands in the page itself, and its policy forbids it', () => {
    expect(
      faults((page) => {
        const policy = all(page, 'meta').find((meta) => attribute(meta, 'http-equiv') === 'Content-Security-Policy');
        const rules = (policy === undefined ? '' : (attribute(policy, 'content') ?? '')).split(/;\s*/);
        const inline = page.elements.flatMap((element) => element.attrs.filter(({ name }) => name === 'style' || name.startsWith('on')));
        return [
          ...inline.map(({ name, value }) => `${name}="${value.slice(0, 40)}"`),
          ...all(page, 'style').map((style) => `<style> ${words(style).slice(0, 40)}`),
          ...all(page, 'script')
            .filter((script) => (attribute(script, 'src') ?? '') === '')
            .map((script) => `<script> ${words(script).slice(0, 40)}`),
          ...all(page, 'a')
            .filter((a) => !/^(?:https?:|mailto:|\/|#)/i.test(attribute(a, 'href') ?? ''))
            .map((a) => `href ${String(attribute(a, 'href'))}`),
          ...["default-src 'none'", "style-src 'self'", "img-src 'self'"]
            .filter((rule) => !rules.includes(rule))
            .map((rule) => `no ${rule}`),
          ...rules.filter((rule) => /unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')/.test(rule)),
        ];
      }),
    ).toEqual([]);
  });

  test('has no link or button in another', () => {
    expect(
      faults((page) =>
        page.elements
          .filter((element) => INTERACTIVE.has(element.tagName) || attribute(element, 'tabindex') !== null)
          .flatMap((inner) => {
            const outer = ancestorsOf(inner).find(({ tagName }) => tagName === 'a' || tagName === 'button');
            return outer === undefined ? [] : [`${shown(inner)} in ${shown(outer)}`];
          }),
      ),
    ).toEqual([]);
  });

  test('has tables whose columns are named and whose rows are whole', () => {
    let tables = 0;
    expect(
      faults((page) =>
        all(page, 'table').flatMap((table) => {
          tables += 1;
          const rows = page.elements.filter((row) => row.tagName === 'tr' && ancestorsOf(row).includes(table));
          const cells = rows.map((row) => row.childNodes.filter((cell): cell is Element => 'tagName' in cell));
          const widths = new Set(cells.map((row) => row.reduce((sum, cell) => sum + Number(attribute(cell, 'colspan') ?? 1), 0)));
          const headers = cells.flat().filter(({ tagName }) => tagName === 'th');
          return [
            ...(headers.some((cell) => words(cell) !== '') ? [] : [`${shown(table)} has no header`]),
            ...(widths.size === 1 ? [] : [`${shown(table)} has rows of ${[...widths].join(' and ')} cells`]),
          ];
        }),
      ),
    ).toEqual([]);
    // The people, the services, and the impact table of the gateway incident.
    expect(tables).toBeGreaterThanOrEqual(3);
  });

  test('writes times as machines read them', () => {
    const valid =
      /^(?:\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2}))?|P(?=.)(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$/;
    let times = 0;
    expect(
      faults((page) =>
        all(page, 'time').flatMap((time) => {
          times += 1;
          const value = attribute(time, 'datetime') ?? '';
          return valid.test(value) ? [] : [`<time datetime="${value}">`];
        }),
      ),
    ).toEqual([]);
    expect(times).toBeGreaterThan(100);
  });
});

function fail(): never {
  throw new Error('a page without elements');
}
