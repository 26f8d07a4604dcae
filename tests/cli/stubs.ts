import type { Reading } from '../../src/core/parse/reading.ts';
import { problem } from '../../src/core/problem.ts';
import type { SearchSite } from '../../src/core/render/search-site.ts';
import { addIndex } from '../../src/io/search-index.ts';
import { siteFiles } from '../../src/io/site-files.ts';
import { meetingSchema } from '../../src/core/schema/meeting.ts';
import type { BuildTools } from '../../src/cli/build-tools.ts';
import type { World } from '../../src/cli/world.ts';
import { writeFiles } from '../temp-dir.ts';

const NO_VALUES = { severity: [], service: [], person: [], team: [], series: [], year: [], status: [], tag: [], date: [] };
/** Nothing is searched. */
export const NO_SEARCH: SearchSite = { pages: [], records: [], names: { facets: NO_VALUES, also: [], synonyms: [] }, sites: [], words: [] };

/** A world that remembers what was printed. */
export function fakeWorld(cwd: string): World & { printed: () => { out: string; log: string } } {
  const printed = { out: '', log: '' };
  return {
    cwd,
    out: (text) => void (printed.out += text),
    log: (text) => void (printed.log += text),
    colourOut: false,
    colourLog: false,
    liveLog: false,
    interrupted: () => Promise.resolve(),
    printed: () => printed,
  };
}

const point = (line: number) => ({ line, column: 1, offset: 0 });
const range = { start: point(1), end: point(1) };
const fact = <T>(value: T) => ({ value, origin: { kind: 'read', range } as const });

/** A reader small enough to be sure of: a title makes a meeting, `BAD` an error at its line, anything else is neither. */
function readDocument({ path, text }: { path: string; text: string }): Reading {
  const bad = text.split('\n').indexOf('BAD') + 1;
  const problems = bad === 0 ? [] : [problem('bad-date', { kind: 'line', path, line: bad, column: 1 }, '`BAD` is not a day')];
  const title = /^# (.+)/.exec(text)?.[1];
  if (title === undefined) return { path, kind: 'neither', because: 'no title', meeting: null, incidents: [], problems };
  const lists = {
    tags: [],
    aliases: [],
    people: [],
    actions: [],
    services: [],
    commits: [],
    sections: [],
    topics: [],
    decisions: [],
    announcements: [],
    talks: [],
    incidentIds: [],
    linked: [],
  };
  const meeting = meetingSchema.parse({
    ...lists,
    id: path.replace(/\.mdx?$/, ''),
    path,
    format: 'md',
    title: fact(title),
    date: fact('2024-03-22'),
    draft: text.includes('DRAFT'),
    zone: fact('UTC'),
    kind: 'meeting',
    series: null,
    movedTo: null,
    nextMeeting: null,
  });
  return { path, kind: 'meeting', because: 'it has a title', meeting, incidents: [], problems };
}

/** Builds a page a meeting that says `word`. */
export const stubTools = (word = 'page'): BuildTools => ({
  readDocument,
  checkReadings: () => [],
  buildPages: async ({ settings, survey, stateDir }) => {
    const excluded = new Set(settings.exclude);
    const meetings = survey.readings.flatMap(({ meeting }) =>
      meeting === null || meeting.draft || excluded.has(meeting.path) ? [] : [meeting],
    );
    const pages = meetings.map(({ id }) => `/meetings/${id}/`);
    const links = pages.map((page) => `<a href="${settings.base}${page.slice(1)}">x</a>`).join('');
    const files: Record<string, string> = { 'index.html': `<html lang="en"><main>${word}${links}</main></html>` };
    for (const page of pages) files[`${page.slice(1)}index.html`] = `<html lang="en"><main><h1>${word}</h1></main></html>`;
    writeFiles(settings.outDir, files);
    const published = meetings.map(
      ({ id, path, title }) => [`/meetings/${id}/`, { title: title.value, path, hash: word, anchors: [] }] as const,
    );
    const index = await addIndex({ site: NO_SEARCH, cacheDir: stateDir, language: 'en' }, siteFiles(settings.outDir, settings.lastDir));
    return {
      pages,
      index,
      redirects: [],
      manifest: new Map(published),
      summary: '',
      beside: { scan: null, close: () => Promise.resolve() },
    };
  },
});
