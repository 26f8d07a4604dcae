import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildFolder, root, temporaryFolder, wordsOf, type Built } from './build.ts';
import { seed, twin, type MainJob } from './main-job.ts';

const seedFolder = resolve(root, '../shared/seed');
const cases: { name: string; story: MainJob; from: string }[] = [{ name: 'twin', story: twin, from: resolve(root, 'tests/fixtures/twin') }];
if (existsSync(seedFolder)) cases.push({ name: 'seed', story: seed, from: seedFolder });
else console.log('The seed was not tested: ../shared does not stand beside this folder. The twin was.');

/** The words of each element that a selector finds. */
const all = (page: ParentNode, selector: string): string[] => [...page.querySelectorAll(selector)].map(wordsOf);

/** The block whose heading has these words. */
function block(page: Document, heading: string): Element {
  const found = [...page.querySelectorAll('section')].find((section) => wordsOf(section.querySelector('h2')) === heading);
  if (found === undefined) throw new Error(`no block “${heading}”: ${all(page, 'h2').join(' | ')}`);
  return found;
}

describe.each(cases)('the $name, alone in a folder and unedited', ({ story, from }) => {
  const folder = temporaryFolder();
  let built: Built;
  beforeAll(async () => {
    const content = join(folder.dir, 'content');
    mkdirSync(content);
    for (const name of readdirSync(from)) if (name.endsWith('.md')) cpSync(join(from, name), join(content, name));
    built = await buildFolder(content, join(folder.dir, 'out'));
  });
  afterAll(folder.remove);

  test('is published, and the slides that are not there are a warning at their line', () => {
    expect(built.output).toContain(`.md:${String(story.slidesLine)}:`);
    expect(built.output).toMatch(/dead-link/);
    expect(built.code).toBe(0);
  });

  test('meeting: title, date, who was there with teams, and who was only named', () => {
    const page = built.page(story.meeting.href);
    expect(all(page, 'h1')).toEqual([story.meeting.title]);
    expect(wordsOf(page.querySelector('.page-head'))).toContain(story.meeting.date);
    const there = block(page, 'Who was there');
    const lists = [...there.querySelectorAll('ul')].map((list) => all(list, ':scope > li'));
    expect(lists.map((list) => list.length)).toEqual([7, 4]);
    story.meeting.present.forEach(([name, team, lead], index) => {
      const words = lists[0]?.[index] ?? '';
      expect(words).toContain(name);
      expect(words).toContain(team);
      expect(/\blead\b/i.test(words)).toBe(lead);
    });
    story.meeting.named.forEach((name) => expect(lists[1]?.some((words) => words.includes(name))).toBe(true));
  });

  test('meeting: decision with its topic, seven topics, announcements, talk, next meeting', () => {
    const page = built.page(story.meeting.href);
    const [topic, decision] = story.meeting.decision;
    expect(wordsOf(block(page, 'Decisions'))).toContain(decision);
    expect(wordsOf(block(page, 'Decisions'))).toContain(topic);
    expect(all(block(page, 'Topics'), 'li').map((words, index) => words.includes(story.meeting.topics[index] ?? '?'))).toEqual(
      Array<boolean>(7).fill(true),
    );
    expect(all(block(page, 'Announcements'), 'li')).toEqual(story.meeting.announcements);
    for (const words of story.meeting.talk) expect(wordsOf(block(page, 'Talk'))).toContain(words);
    expect(page.querySelector(`a[href*="${story.meeting.talk[2]}"]`)).toBeNull();
    expect(wordsOf(block(page, 'Next meeting'))).toContain(story.meeting.next);
  });

  test('meeting: five actions reviewed, five raised', () => {
    const page = built.page(story.meeting.href);
    const reviewed = all(block(page, 'Looked back at'), 'li.action');
    expect(reviewed.length).toBe(5);
    story.meeting.reviewed.forEach(([text, state], index) => {
      expect(reviewed[index]).toContain(text);
      expect(reviewed[index]).toContain(state);
    });
    expect(all(block(page, 'To be done'), 'li.action').length).toBe(5);
  });

  // The seed and its twin have the same lines.
  test('each value says the line that it was read at', () => {
    const lines = (href: string): (number | null)[] =>
      all(built.page(href), '.sources dd').map((words) => {
        const [, line] = /line (\d+)/.exec(words) ?? [];
        return line === undefined ? null : Number(line);
      });
    const [present, named] = [
      [4, 5, 6, 7, 8, 9, 10],
      [49, 76, 77, 78],
    ];
    // Title, date, series, next meeting, decision; people; what was looked back at and raised; talk, announcements.
    expect(lines(story.meeting.href)).toEqual(
      [[1, 1, 1, 111, 71], present, named, [18, 19, 20, 21, 22], [98, 99, 100, 101, 102], [88], [106, 107, 108]].flat(),
    );
    // Title, date, the zone that nobody said, service, stated duration; events; summary, cause, responder, actions, commit.
    expect(lines(story.incident.href)).toEqual([[24, 24, null, 26, 26], [29, 30, 31, 32, 33], [26, 36, 30], [39, 40, 41], [36]].flat());
    const labels = all(built.page(story.incident.href), '.sources dt');
    expect(labels.slice(10, 13)).toEqual(['Summary', 'Root cause', story.incident.responder]);
    expect(labels.at(-1)).toBe(`Commit ${story.incident.commit}`);
  });

  test('incident: title, date, service; severity and status are unknown and say so', () => {
    const page = built.page(story.incident.href);
    expect(all(page, 'h1')).toEqual([story.incident.title]);
    const head = wordsOf(page.querySelector('.page-head'));
    for (const words of [story.incident.date, story.incident.service, 'Severity not stated', 'Status not stated'])
      expect(head).toContain(words);
    expect(head).toMatch(/inferred/i);
    expect(page.querySelector('.page-head')?.textContent).toMatch(/year/);
  });

  test('incident: each figure names its two events; none for what the document does not say', () => {
    const page = built.page(story.incident.href);
    const facts = [...page.querySelectorAll('dl.facts > div')];
    expect(facts.map((fact) => wordsOf(fact.querySelector('dt')))).toEqual(story.incident.facts.map(([label]) => label));
    story.incident.facts.forEach(([, figure, start, end], index) => {
      expect(wordsOf(facts[index]?.querySelector('.fact-figure'))).toBe(figure);
      const ends = [...(facts[index]?.querySelectorAll('.fact-span a') ?? [])];
      expect(ends.map((link) => wordsOf(link).slice(0, 5))).toEqual([start, end]);
      for (const link of ends) expect(page.getElementById((link.getAttribute('href') ?? '').replace(/^.*#/, ''))).not.toBeNull();
    });
    expect(wordsOf(page.querySelector('dl.facts'))).toContain(story.incident.statedDuration);
  });

  test('incident: five events, each with its anchor, in the list and in the drawing', () => {
    const page = built.page(story.incident.href);
    const events = [...page.querySelectorAll('li.event')];
    expect(events.map((event) => event.id)).toEqual(story.incident.events.map(([id]) => id));
    story.incident.events.forEach(([, time, text, milestone], index) => {
      const event = events[index];
      expect(wordsOf(event?.querySelector('.event-time'))).toBe(time);
      expect(wordsOf(event?.querySelector('.event-text'))).toBe(text);
      expect(event?.querySelector('.milestone') === null).toBe(milestone === null);
      if (milestone !== null) expect(wordsOf(event?.querySelector('.milestone'))).toContain(milestone);
    });
    expect(all(page, '.event-more').filter((words) => words.startsWith('+'))).toEqual(['+5 min', '+12 min', '+29 min', '+45 min']);
    for (const kind of ['beside', 'stacked']) {
      const drawing = page.querySelector(`.drawing .m-${kind}`);
      for (const [, time] of story.incident.events) expect(wordsOf(drawing)).toContain(time);
      expect(drawing?.querySelector('title')?.textContent).toContain(story.incident.title);
    }
  });

  test('incident: the zone is the site’s and is marked as assumed', () => {
    const timeline = block(built.page(story.incident.href), 'Timeline');
    expect(wordsOf(timeline.querySelector('.block-note'))).toContain('UTC');
    expect(wordsOf(timeline.querySelector('.block-note'))).toMatch(/assumed|default/i);
  });

  test('incident: cause, responder, commit, three actions; incident and meeting link to each other', () => {
    const page = built.page(story.incident.href);
    expect(wordsOf(page.querySelector('article'))).toContain(story.incident.cause);
    expect(wordsOf(block(page, 'People'))).toContain(story.incident.responder);
    expect(wordsOf(block(page, 'Commits'))).toContain(story.incident.commit);
    expect(all(block(page, 'Actions'), 'li.action').length).toBe(3);
    expect(page.querySelector(`a[href^="${story.meeting.href}"]`)).not.toBeNull();
    expect(built.page(story.meeting.href).querySelector(`a[href="${story.incident.href}"]`)).not.toBeNull();
  });

  test('ledger: 13 mentions, 9 actions, each once, and why they were joined', () => {
    // All of them are of one year, whose page has them whatever became of them.
    const years = [...built.page('/actions/').querySelectorAll('.views a')].flatMap(
      (link) => /\/actions\/\d{4}\/$/.exec(link.getAttribute('href') ?? '') ?? [],
    );
    expect(years.length).toBe(1);
    const page = built.page(years[0] ?? '');
    expect(wordsOf(page.querySelector('.lede'))).toContain('9 actions, from 13 mentions');
    const items = [...page.querySelectorAll('li.action')];
    expect(items.length).toBe(9);
    for (const [owner, text, state, due, mentions] of story.actions) {
      const found = items.filter((item) => wordsOf(item.querySelector('.action-text')).includes(text));
      expect(found.length, text).toBe(1);
      const item = found[0];
      expect(wordsOf(item?.querySelector('.action-who'))).toContain(owner);
      expect(wordsOf(item?.querySelector('.state'))).toBe(state);
      if (due === null) expect(wordsOf(item?.querySelector('.action-who'))).not.toContain('due');
      else expect(wordsOf(item?.querySelector('.action-who'))).toContain(due);
      expect(item?.querySelectorAll('details li').length ?? 0, text).toBe(mentions === 1 ? 0 : mentions);
      if (mentions > 1) expect(wordsOf(item?.querySelector('details'))).toMatch(/joined with “.+”: .*owner/i);
    }
    // A group is not a person: it has no page.
    expect(page.querySelector('a[href="/people/all-leads/"]')).toBeNull();
  });

  test('a person’s page and the service’s page lead back', () => {
    const [owner] = story.meeting.present[1] ?? [''];
    const person = built.page(`/people/${owner.toLowerCase().replace(' ', '-')}/`);
    expect(person.querySelector(`a[href="${story.incident.href}"]`)).not.toBeNull();
    expect(person.querySelector(`a[href="${story.meeting.href}"]`)).not.toBeNull();
    const service = built.page(`/services/${story.incident.service.toLowerCase().replace(' ', '-')}/`);
    expect(service.querySelector(`a[href="${story.incident.href}"]`)).not.toBeNull();
  });
});
