import { JSDOM } from 'jsdom';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { asMarkdown } from '../../src/client/markdown.ts';
import { clockIn } from '../../src/client/zones.ts';

const at = (time: string, written = '14:00', end: string | null = null) => ({
  start: Date.parse(time),
  end: end === null ? null : Date.parse(end),
  written,
});

describe('a clock in a zone', () => {
  test('has no day where all events fall on one', () => {
    expect(clockIn('Europe/Berlin', [at('2024-03-18T14:00:00Z'), at('2024-03-18T22:59:00Z')])).toEqual(['15:00', '23:59']);
  });

  test('has the day of each where they do not', () => {
    expect(clockIn('Europe/Berlin', [at('2024-03-18T14:00:00Z'), at('2024-03-18T23:00:00Z')])).toEqual(['18 Mar 15:00', '19 Mar 00:00']);
  });

  test('follows the zone through a change of clocks', () => {
    expect(clockIn('America/New_York', [at('2024-03-10T06:59:00Z'), at('2024-03-10T07:00:00Z')])).toEqual(['01:59', '03:00']);
  });

  test('keeps seconds where the document has them, and ends', () => {
    expect(
      clockIn('UTC', [at('2024-03-18T14:00:05Z', '10:00:05'), at('2024-03-18T14:10:00Z', '10:10–10:20', '2024-03-18T14:20:00Z')]),
    ).toEqual(['14:00:05', '14:10–14:20']);
    expect(clockIn('UTC', [at('2024-03-18T23:50:00Z', '', '2024-03-19T00:20:00Z')])).toEqual(['18 Mar 23:50–19 Mar 00:20']);
  });
});

describe('the list as Markdown', () => {
  afterEach(() => vi.unstubAllGlobals());

  test('keeps days, links, code, marks and what would be read as markup', () => {
    const { window } = new JSDOM(
      `<section data-zone="Europe/Paris"><h3 class="day">Monday 18 March 2024</h3><ol>
        <li class="event"><a class="event-time"><time>18 Mar 14:00</time></a><div class="event-text"><p>Alert <code>a_b</code> from <a href="/x/">the <strong>board</strong></a> *now*</p></div>
          <p class="milestone" data-milestone="detected">Detected</p></li></ol>
        <h3 class="day">Tuesday 19 March 2024</h3><ol><li class="event"><a class="event-time">19 Mar</a><div class="event-text"><p>Ann Lee</p><div class="prose"><p>Report <img alt=""> <em>out</em></p></div></div></li></ol></section>`,
      { url: 'https://notes.example.com/' },
    );
    for (const name of ['Element', 'HTMLAnchorElement'] as const) vi.stubGlobal(name, window[name]);
    const section = window.document.querySelector('section');
    expect(section === null ? '' : asMarkdown(section)).toBe(
      `## Timeline

Times in Europe/Paris.

### Monday 18 March 2024

- 18 Mar 14:00 Alert \`a_b\` from [the **board**](https://notes.example.com/x/) \\*now\\* [detected]

### Tuesday 19 March 2024

- 19 Mar Ann Lee — Report *out*
`,
    );
  });
});
