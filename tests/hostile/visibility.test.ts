import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { soughtWords } from '../../src/core/audit/find-words.ts';
import { searchSite } from '../../src/io/audit/search-site.ts';
import { makeCacheDir } from '../../src/io/work-dirs.ts';
import { programRoot } from '../../src/site/settings.ts';
import { commit, git } from '../io/repository.ts';
import { afterword, buildFolder, listFiles, temporaryFolder, writeFiles, type Built } from '../site/build.ts';
import { onePixel } from '../support/one-pixel.ts';
import { readTree } from '../temp-dir.ts';

/** Each stands in one place that only the team may see. */
const CANARIES = {
  ...{ body: 'zanzibarwort', title: 'quaggafeld', tag: 'xylophonist', person: 'Ottokar Vexbrunn', image: 'umbrafigur', file: 'wyvernhoek' },
  ...{
    alt: 'pangolinbild',
    comment: 'krakenworte',
    link: 'basiliskweg',
    action: 'gryphontat',
    attendee: 'Hedwig Narwall',
    slide: 'selkiedeck',
  },
  ...{
    commit: 'lindwurmtat',
    event: 'chimaerazeit',
    row: 'sphinxzeile',
    decision: 'manticorplan',
    service: 'Hydradienst',
    heading: 'yetikapitel',
  },
  ...{
    draft: 'golementwurf',
    property: 'nymphenwert',
    found: 'tritonausfall',
    redirect: 'phoenixpfad',
    people: 'Jorinde Kobold',
    summary: 'satyrwort',
  },
} as const;
const WORDS = Object.values(CANARIES);
/** What the team's own site does not show either. */
const SHOWN_NOWHERE: readonly string[] = [CANARIES.comment, CANARIES.commit, CANARIES.draft];

/** A line that starts with `~` is internal: it stands in the whole repository, and was deleted from the other. */
const whole = (text: string): string => text.replace(/^~/gm, '');
const deleted = (text: string): string => text.replace(/^~.*\n/gm, '');

const DOCUMENTS: Record<string, string> = {
  'site.yml': `title: Notes
url: https://notes.example
repository:
  source: https://git.example/notes/{path}#L{line}
redirects:
  /old/pool/: incidents/2024-03-18-pool.md
~  /old/${CANARIES.redirect}/: incidents/2024-03-19-${CANARIES.file}.md
~  /old/${CANARIES.redirect}/by/: /people/jorinde-kobold/
~  /old/${CANARIES.redirect}/at/: incidents/2024-03-18-pool.md#t-2024-03-18-1405
`,
  'people.yml': `- name: Ann Lee
  team: Platform
~- name: ${CANARIES.people}
~  team: Platform
`,
  'services.yml': `- name: Order Service
~- name: ${CANARIES.service}
`,
  'incidents/2024-03-17-disk.md': `---
visibility: public
---
# Disk full, 17 March 2024

**Severity:** SEV2
**Services:** Order Service

## Timeline (UTC)

- 10:00 Outage begins
- 10:20 Resolved

## Action items

- [ ] Ann Lee: Enlarge the disk by 2024-04-01
`,
  'incidents/2024-03-18-pool.md': `---
visibility: public
~summary: The ${CANARIES.summary} ran dry.
~tags: [${CANARIES.tag}]
~internal: [summary, tags]
severity: SEV2
---
# Pool ran dry, 18 March 2024

**Services:** Order Service

Nobody could pay.

~<!-- internal -->
~
~A ${CANARIES.body} of [${CANARIES.link}](2024-03-19-${CANARIES.file}.md), by ${CANARIES.person}. <!-- ${CANARIES.comment} -->
~
~![${CANARIES.alt}](${CANARIES.image}.png)
~
~\`\`\`mermaid
~flowchart LR
~  a[${CANARIES.body}] --> b
~\`\`\`
~
~<!-- /internal -->

![Load](load.png)

See [the disk](2024-03-17-disk.md).

## Timeline (UTC)

- 14:00 Alert fired
~- 14:05 The ${CANARIES.event} was called <!-- internal -->
- 14:10 Cause identified
- 14:30 Resolved

~## The ${CANARIES.heading} <!-- internal -->
~
~What ${CANARIES.person} said.
~
## What is known

| what | how much |
| - | - |
| Orders | 12 |
~| ${CANARIES.row} | 3 | <!-- internal -->

\`\`\`mermaid
flowchart LR
  a[Pool] --> b[Disk]
\`\`\`

## Action items

- [ ] Ann Lee: Enlarge the pool by 2024-04-01
~- [ ] ${CANARIES.person}: Pay the ${CANARIES.action} by 2024-04-02 <!-- internal -->
- [ ] Ann Lee: Watch the pool
`,
  [`incidents/2024-03-19-${CANARIES.file}.md`]: `~# The ${CANARIES.title} stood still, 19 March 2024
~
~**Severity:** SEV1
~**Services:** Order Service, ${CANARIES.service}
~
~Like [the pool](2024-03-18-pool.md).
~
~![${CANARIES.alt}](${CANARIES.image}.png)
~
~## Timeline (UTC)
~
~- 11:00 Outage begins for ${CANARIES.body}
~- 14:20 Resolved
~
~## Action items
~
~- [ ] Ann Lee: Soothe the ${CANARIES.action}
`,
  'incidents/2024-03-20-queue.mdx': `---
visibility: public
---
# Queue stuck, 20 March 2024

## Timeline (UTC)

- 09:00 Outage begins
- 09:30 Resolved

## What it did

Ten orders waited.

~<!-- internal -->
~
~<Metric label="${CANARIES.property}" value="3" />
~
~<!-- /internal -->

<Metric label="Orders" value="10" />
`,
  'incidents/2024-03-21-draft.md': `~---
~visibility: draft
~---
~# The ${CANARIES.draft}, 21 March 2024
~
~## Timeline
~
~- 09:00 Outage begins
`,
  'meetings/2024-03-22-sync.md': `---
visibility: public
---
# Weekly sync, 22 March 2024

## Attendees

- Ann Lee (Platform)
~- ${CANARIES.attendee} (Platform) <!-- internal -->
- Bo Ray (Platform)

## Decisions

- We enlarge the pool.
~- We pay the ${CANARIES.decision}. <!-- internal -->

~<!-- internal -->
~
~## Incident: March 21 ${CANARIES.found}
~
~**Timeline:**
~
~- 12:00 Alert fired
~- 12:10 Resolved
~
~## Talk
~
~Slides: [${CANARIES.slide}](slides/${CANARIES.slide}.pdf)
~
~<!-- /internal -->

## Agenda

The pool was discussed, see [the report](../incidents/2024-03-18-pool.md).
`,
  'meetings/2024-03-29-board.md': `~# Weekly sync, 29 March 2024
~
~## Attendees
~
~- Ann Lee (Platform)
~- ${CANARIES.attendee}
~
~## Review of action items
~
~- [x] Ann Lee: Enlarge the pool
~
~## Decisions
~
~- The ${CANARIES.decision} is over.
`,
  'meetings/2024-04-05-sync.md': `---
visibility: public
---
# Weekly sync, 5 April 2024

## Attendees

- Ann Lee (Platform)
- Bo Ray (Platform)

## Decisions

- We watch the disk.
`,
};

/** Pictures that can be told apart by their bytes. */
const PICTURES = {
  'incidents/load.png': onePixel(1),
  [`incidents/${CANARIES.image}.png`]: onePixel(2),
  'incidents/unused.png': onePixel(3),
};
const HIDDEN_PICTURES = [`incidents/${CANARIES.image}.png`];

function repositoryOf(dir: string, read: (text: string) => string, pictures: Record<string, Uint8Array>, subject: string): string {
  const content = join(dir, 'content');
  const texts = Object.entries(DOCUMENTS).map(([path, text]) => [path, read(text)] as const);
  writeFiles(dir, { 'README.md': 'Notes.\n' });
  git(dir, 'init', '-q', '-b', 'main');
  writeFiles(content, { ...Object.fromEntries(texts.filter(([, text]) => text !== '')), ...pictures });
  commit(dir, {}, subject);
  return content;
}

const folder = temporaryFolder();
const folderOf = (name: string): string => join(folder.dir, name);
const caches: string[] = [];
afterAll(() => {
  folder.remove();
  for (const cache of caches) rmSync(cache, { recursive: true, force: true });
});

const foundIn = (dir: string, words: readonly string[] = WORDS): string[] =>
  searchSite(dir, soughtWords(words)).hits.map(({ path, word, how }) => `${path}: ${word} ${how}`);

describe('a public build', () => {
  let content: string;
  let built: Built;
  let reduced: Built;
  let team: Built;

  beforeAll(async () => {
    const without = Object.fromEntries(Object.entries(PICTURES).filter(([path]) => !HIDDEN_PICTURES.includes(path)));
    writeFiles(folder.dir, { 'whole/.keep': '', 'deleted/.keep': '' });
    content = repositoryOf(folderOf('whole'), whole, PICTURES, `Pay the ${CANARIES.commit}`);
    const other = repositoryOf(folderOf('deleted'), deleted, without, 'Write notes');
    caches.push(...[content, `${content}\0public`, `${other}\0public`].map((key) => makeCacheDir(programRoot(), key)));
    // The team's first, so that what it keeps between builds is there to be found.
    team = await buildFolder(content, folderOf('team'));
    built = await buildFolder(content, folderOf('public'), ['--audience', 'public']);
    reduced = await buildFolder(other, folderOf('reduced'), ['--audience', 'public']);
  });

  test('I3: is byte for byte that of a repository from which all that is internal was deleted', () => {
    expect([built.code, reduced.code]).toEqual([0, 0]);
    const [one, other] = [readTree(built.out), readTree(reduced.out)];
    expect([...one.keys()]).toEqual([...other.keys()]);
    expect([...one].filter(([path, bytes]) => other.get(path) !== bytes).map(([path]) => path)).toEqual([]);
    // Five public documents, and the pages of those that are hidden nowhere.
    expect(listFiles(built.out).filter((path) => /^(incidents|meetings)\/2.+\/index\.html$/.test(path))).toEqual([
      'incidents/2024-03-17-disk/index.html',
      'incidents/2024-03-18-pool/index.html',
      'incidents/2024-03-20-queue/index.html',
      'meetings/2024-03-22-sync/index.html',
      'meetings/2024-04-05-sync/index.html',
    ]);
  });

  test('I1: no canary is in any byte of it, and the team’s site shows that the looking finds them', () => {
    expect(foundIn(built.out)).toEqual([]);
    const there = new Set(searchSite(team.out, soughtWords(WORDS)).hits.map(({ word }) => word));
    expect(WORDS.filter((word) => !there.has(word))).toEqual(WORDS.filter((word) => SHOWN_NOWHERE.includes(word)));
  });

  test('I1: `afterword audit` says the same, with 0 and 1', async () => {
    writeFileSync(folderOf('words.txt'), `${WORDS.join('\n')}\n`);
    const clean = await afterword(['audit', built.out, '--words', folderOf('words.txt')]);
    expect([clean.code, clean.output]).toEqual([0, expect.stringMatching(/searched for 24 words: none found\.\n$/)]);
    const found = await afterword(['audit', team.out, '--words', folderOf('words.txt'), '--word', 'nowhere', '--format', 'json']);
    expect(found.code).toBe(1);
    expect(found.stdout).toContain(`"path": "incidents/2024-03-19-${CANARIES.file}/index.html"`);
    expect((await afterword(['audit', folderOf('nothing'), '--word', 'x'])).code).toBe(2);
    expect((await afterword(['audit', built.out])).code).toBe(2);
  });

  test('I2: no picture of it is one that only internal documents show', () => {
    const bytes = (dir: string): string[] => [...readTree(dir).values()];
    const secret = Buffer.from(onePixel(2)).toString('latin1');
    expect(bytes(built.out).filter((file) => file.includes(secret.slice(33)))).toEqual([]);
    expect(listFiles(built.out).filter((path) => path.startsWith('files/'))).toEqual(['files/incidents/load.png']);
    expect(listFiles(team.out).filter((path) => path.startsWith('files/'))).toHaveLength(2);
  });

  test('I3: figures, neighbours and states are those of what is public', () => {
    expect(built.page('/').body.textContent).toMatch(/3\s*incidents/i);
    expect(team.page('/').body.textContent).toMatch(/5\s*incidents/i);
    // An internal meeting says that it is done.
    expect(built.page('/actions/').body.textContent).toContain('Enlarge the pool');
    expect(built.html('/incidents/2024-03-18-pool/')).toContain('/incidents/2024-03-20-queue/');
  });

  test('I3: it tells no line, no source and no history', () => {
    const texts = listFiles(built.out).filter((path) => path.endsWith('.html')).map((path) => built.html(`/${path}`)); // prettier-ignore
    expect(texts.filter((html) => /git\.example|Read at line|Committed|front matter, line/.test(html))).toEqual([]);
    expect(team.html('/incidents/2024-03-18-pool/')).toMatch(/git\.example[^]*Committed/);
  });

  test('I4: the log, and what is kept for the next public build, name nothing internal', () => {
    expect(WORDS.filter((word) => built.output.includes(word))).toEqual([]);
    expect(built.output).toContain('3 not meant for the site');
    expect(built.output).toContain('2 redirects of site.yml lead to what is not public, and are left out.');
    const kept = makeCacheDir(programRoot(), `${content}\0public`);
    expect(readdirSync(kept)).not.toEqual([]);
    expect(foundIn(kept)).toEqual([]);
  });

  test('I1: where it takes the place of the team’s site, neither addresses nor manifest tell what was there', async () => {
    const again = await buildFolder(content, team.out, ['--audience', 'public']);
    expect(again.code).toBe(0);
    expect(WORDS.filter((word) => again.output.includes(word))).toEqual([]);
    expect(again.output).toContain('was for another audience');
    expect(foundIn(team.out)).toEqual([]);
    expect(existsSync(join(team.out, 'old/pool/index.html'))).toBe(true);
    expect(readFileSync(join(team.out, 'site-manifest.json'), 'utf8')).toContain('"audience":"public"');
  });
});

describe('people by role, and previews', () => {
  const NAMES = ['Ottilie Brandmoor', 'Brandmoor', 'Ottilie', '@obrand', 'Percival Quillfeather', 'Quillfeather', 'Zsófia Hollókő'];
  const ROLES = 'title: Notes\npeople:\n  show: roles\nrepository:\n  source: https://git.example/{path}\n';
  const PEOPLE = "- name: Ottilie Brandmoor\n  aliases: ['@obrand']\n  role: Storage lead\n  team: Platform\n";
  const NOTES: Record<string, string> = {
    'site.yml': ROLES,
    'people.yml': PEOPLE,
    'incidents/2024-03-18-pool.md':
      '---\npeople: [Ottilie Brandmoor]\n---\n# Pool of Ottilie Brandmoor ran dry, 18 March 2024\n\n**Severity:** SEV2\n**Incident commander:** Percival Quillfeather\n\nOttilie’s pool; see [her](https://chat.example/ottilie.brandmoor). ![Brandmoor](ottilie-brandmoor.png)\n\n```mermaid\nflowchart LR\n  a[Brandmoor] --> b\n```\n\n## Timeline (UTC)\n\n- 14:00 Alert fired, Ottilie Brandmoor paged\n- 14:30 Resolved by @obrand\n\n## Action items\n\n- [ ] Ottilie Brandmoor: Enlarge the pool by 2024-04-01\n',
    'incidents/2024-03-20-queue.mdx':
      '# Queue stuck, 20 March 2024\n\n## Timeline (UTC)\n\n- 09:00 Outage begins\n- 09:30 Resolved\n\n## What it did\n\nPercival Quillfeather waited.\n\n<Metric label="Brandmoor" value="1" />\n',
    'meetings/2024-03-22-sync.md':
      '# Weekly sync, 22 March 2024\n\n## Attendees\n\n- Ottilie Brandmoor (Platform)\n- Percival Quillfeather\n- Zsófia Hollókő\n\n## Decisions\n\n- Zsófia buys a disk.\n',
  };
  const content = join(folder.dir, 'people', 'content');
  let before: string;
  beforeAll(() => {
    writeFiles(content, { ...NOTES, 'incidents/ottilie-brandmoor.png': onePixel(4) });
    git(join(folder.dir, 'people'), 'init', '-q', '-b', 'main');
    before = commit(join(folder.dir, 'people'), {}, 'Thank Ottilie Brandmoor');
    caches.push(...[content, `${content}\0public`].map((key) => makeCacheDir(programRoot(), key)));
  });

  test('I1: where site.yml asks for roles, no name is in any byte, and the roles are where the names were', async () => {
    const built = await buildFolder(content, folderOf('by-role'));
    expect([built.code, built.output]).toEqual([0, expect.stringContaining('Published 3 documents')]);
    expect(foundIn(built.out, NAMES)).toEqual([]);
    const page = built.page('/incidents/2024-03-18-pool/').body.textContent;
    for (const words of ['Pool of Storage lead ran dry', 'Storage lead paged', '@storage-lead']) expect(page).toContain(words);
    expect(built.page('/meetings/2024-03-22-sync/').body.textContent).toMatch(/Storage lead[^]*Someone/);
    expect(built.page('/people/').body.textContent).toContain('Storage lead');
  });

  test('I1: with settings that cannot be read nobody is named by mistake: nothing is published', async () => {
    writeFiles(content, { 'people.yml': `${PEOPLE}- nam: Percival\n` });
    for (const extra of [['--keep-going'], ['--preview']]) {
      const built = await buildFolder(content, folderOf('blind'), extra);
      expect([built.code, built.output]).toEqual([1, expect.stringContaining('the settings say who may see what')]);
    }
    expect(existsSync(folderOf('blind'))).toBe(false);
    writeFiles(content, { 'people.yml': PEOPLE });
  });

  test('L4, I1: a public preview and its review pass the same gate, and so does `afterword review`', async () => {
    const secret = `# ${CANARIES.title}, 23 March 2024\n\n## Timeline\n\n- 10:00 ${CANARIES.body}\n- 10:10 Resolved\n`;
    const site = ROLES.replace('title: Notes', `title: Notes # ${CANARIES.comment}\nvisibility: internal`);
    const pool = (NOTES['incidents/2024-03-18-pool.md'] ?? '').replace('---\npeople', '---\nvisibility: public\npeople');
    const more = `\n- 14:10 Called ${CANARIES.event} <!-- internal -->\n- 14:20 Brandmoor came\n`;
    writeFiles(content, {
      'site.yml': site,
      [`incidents/2024-03-23-${CANARIES.file}.md`]: secret,
      'incidents/2024-03-24-broken.md': `---\nvisibility: pubic\n---\n${secret}`,
      'incidents/2024-03-18-pool.md': pool.replace('\n- 14:30', `${more}- 14:30`),
    });
    const facts = { pullRequest: { number: 7, title: 'Brandmoor’s pool' }, base: before, audience: 'public' };
    writeFileSync(folderOf('facts.json'), JSON.stringify(facts));
    const preview = await buildFolder(content, folderOf('preview'), ['--preview', folderOf('facts.json')]);
    expect(preview.page('/').querySelector('.preview-banner')?.textContent).toContain('drafts are shown, and nothing that is internal.');
    expect(existsSync(join(preview.out, 'review/index.html'))).toBe(true);
    expect(preview.page('/incidents/2024-03-18-pool/').body.textContent).toContain('Storage lead came');
    expect(foundIn(preview.out, [...WORDS, ...NAMES, '2024-03-24-broken'])).toEqual([]);
    const files = ['json', 'markdown', 'html'].flatMap((format) => [`--${format}`, folderOf(`reviews/${format}`)]);
    writeFiles(folder.dir, { 'reviews/.keep': '' });
    const review = (...extra: string[]) => afterword(['review', '--content', content, '--base', before, ...files, ...extra]);
    const told = await review('--audience', 'public');
    expect(told.stdout).toContain('incident added: “Pool of Storage lead ran dry');
    expect(foundIn(folderOf('reviews'), [...WORDS, ...NAMES, '2024-03-24-broken'])).toEqual([]);
    const inside = await review();
    expect(inside.stdout).toContain(CANARIES.title);
    expect(foundIn(folderOf('reviews'), NAMES)).toEqual([]);
  });
});
