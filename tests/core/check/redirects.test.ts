import { describe, expect, test } from 'vitest';
import { readers } from '../../../src/cli/readers.ts';
import { surveyContent } from '../../../src/cli/survey.ts';
import { tempDir, writeFiles } from '../../temp-dir.ts';

const disk = '# Disk full\n\n**Date:** 2024-03-09\n\n## Timeline\n\n- 10:00 Outage begins\n- 10:20 Resolved\n';
const withFront = (front: string): string => `---\n${front}\n---\n\n${disk}`;
const site = (lines: string): string => `title: Notes\nredirects:\n${lines.replace(/^/gm, '  ')}\n`;

/** Lines of the problems with redirects, errors only. */
async function found(files: Record<string, string>): Promise<string[]> {
  const { problems } = await surveyContent(writeFiles(tempDir(), { 'incidents/disk.md': disk, ...files }), readers);
  return problems
    .filter(({ code }) => ['bad-redirect', 'bad-config', 'wrong-type', 'foreign-key', 'unknown-key'].includes(code))
    .map(({ place, code, found: what }) => `${place.path}:${String(place.kind === 'line' ? place.line : 0)} ${code}: ${what}`);
}

describe('redirects of site.yml', () => {
  test.each([
    ['an address', '/notes/disk/: /incidents/disk/'],
    ['an address with an anchor', '/notes/disk/: /incidents/disk/#timeline'],
    ['the path of a document', '/notes/disk.html: incidents/disk.md'],
    ['a path with an anchor', '/notes/disk/: incidents/disk.md#timeline'],
    ['a list', '/archive/: /incidents/'],
    ['another redirect', '/a/: /b/\n/b/: /incidents/disk/'],
    ['a person, whom the build looks for', '/team/ann/: /people/ann-lee/'],
    ['letters of other scripts', '/notizen/störung/: /incidents/disk/'],
  ])('may lead to %s', async (_, lines) => {
    expect(await found({ 'site.yml': site(lines) })).toEqual([]);
  });

  test('that lead nowhere, in a circle or from a page are errors at their lines', async () => {
    const lines = [
      '/a/: /b/',
      '/b/: /a/',
      '/c/: incidents/gone.md',
      '/d/: /incidents/gone/',
      '/incidents/disk/: /incidents/',
      '/e/: incidents/draft.md',
    ];
    expect(await found({ 'site.yml': site(lines.join('\n')), 'incidents/draft.md': withFront('draft: true') })).toEqual([
      'site.yml:3 bad-redirect: `/a/` leads back to itself',
      'site.yml:4 bad-redirect: `/b/` leads back to itself',
      'site.yml:5 bad-redirect: `/c/` leads to `incidents/gone.md`, where no page is published',
      'site.yml:6 bad-redirect: `/d/` leads to `/incidents/gone/`, where no page is published',
      'site.yml:7 bad-redirect: there is a page at `/incidents/disk/`',
      'site.yml:8 bad-redirect: `/e/` leads to `incidents/draft.md`, where no page is published',
    ]);
  });

  test.each([
    ['another site', '/a/: https://evil.example/'],
    ['another site without its scheme', '/a/: //evil.example/'],
    ['a script', "/a/: 'javascript:alert(1)'"],
    ['a step upwards', '/a/: /../x/'],
    ['a backslash', "/a/: '/\\\\evil.example/'"],
    ['markup', `/a/: '/"><script>/'`],
    ['a line end', '/a/: "/x/\\n/y/"'],
    ['a list', '/a/: [/x/]'],
    ['nothing', '/a/:'],
  ])('to %s are refused at their line', async (_, lines) => {
    const problems = await found({ 'site.yml': site(lines) });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^site\.yml:3 (?:bad-config|wrong-type): /);
  });

  test.each([
    ['a pattern', '/a/*: /incidents/'],
    ['a placeholder', "'/:a/': /incidents/"],
    ['no slash', 'a: /incidents/'],
    ['a file that is no page', '/logo.png: /incidents/'],
    ['the first page', '/: /incidents/'],
    ['a step upwards', '/../a/: /incidents/'],
    ['an escape', '/%2e%2e/: /incidents/'],
    ['a space', "'/a b/': /incidents/"],
    ['the page for what is not there', '/404.html: /incidents/'],
    ['files of the program', '/_assets/x/: /incidents/'],
    ['a name of every object', '__proto__: /incidents/'],
  ])('from %s are refused at their line', async (_, lines) => {
    const problems = await found({ 'site.yml': site(lines) });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^site\.yml:3 bad-config: /);
  });
});

describe('aliases of a document', () => {
  test('are old addresses and anchors', async () => {
    expect(await found({ 'incidents/disk.md': withFront("aliases: [/notes/disk/, /notes/disk.html, '#root-cause']") })).toEqual([]);
    expect(await found({ 'incidents/disk.md': withFront('aliases: /notes/disk/, /notes/disk.html') })).toEqual([]);
    expect(await found({ 'incidents/disk.md': withFront('aliases:') })).toEqual([]);
  });

  test('that another has, or that a page has, are errors at their lines', async () => {
    const other = withFront("aliases:\n  - /notes/disk/\n  - /incidents/disk/\n  - /../x/\n  - '#page--main'");
    expect(await found({ 'incidents/disk.md': withFront('aliases: [/notes/disk/]'), 'incidents/other.md': other })).toEqual([
      'incidents/other.md:3 bad-redirect: `/notes/disk/` leads to `/incidents/disk/` already',
      'incidents/other.md:4 bad-redirect: there is a page at `/incidents/disk/`',
      'incidents/other.md:5 bad-redirect: `/../x/` is no address and no anchor of this site',
      'incidents/other.md:6 bad-redirect: `#page--main` is no address and no anchor of this site',
    ]);
  });

  test('of a draft are looked at, too', async () => {
    expect(await found({ 'incidents/other.md': withFront('draft: true\naliases: /incidents/disk/') })).toHaveLength(1);
  });

  test('that are other names of a note, as Obsidian writes them, are left alone and said once', async () => {
    expect(await found({ 'incidents/disk.md': withFront('aliases:\n  - The day the disk was full\n  - Disk') })).toEqual([
      'incidents/disk.md:3 foreign-key: `The day the disk was full` under `aliases` is no address of this site, and not used here',
    ]);
  });
});
