import { expect, test } from 'vitest';
import { entriesIn } from '../../../src/core/derive/archive-input.ts';
import { deriveArchive } from '../../../src/core/derive/archive.ts';
import type { ActionView, Archive } from '../../../src/core/derive/page-data.ts';
import { readDocument } from '../../../src/core/parse/read-document.ts';
import { allActions, contextOf, only } from './factories.ts';

/** What docs/actions.md says of what people write all the same, from the text of documents on. */
function archiveOf(files: Record<string, string>): Archive {
  const context = contextOf();
  const readings = Object.entries(files).map(([path, text]) => readDocument({ path, text }, context));
  return deriveArchive({ ...entriesIn(readings), context, changes: new Map() });
}
const sync = (date: string, ...lines: string[]): string =>
  [`# Sync - ${date}`, '', '## Attendees', '', '- Ann Lee', '- Bo Ek', '', ...lines, ''].join('\n');
const actionsOf = (...lines: string[]): string[] => ['## Action items', '', ...lines];
const owned = ({ text, owners }: ActionView): unknown => [text, owners.map(({ name }) => name)];

test('an action without an owner is there, and is not joined by its words', () => {
  const files = {
    'meetings/one.md': sync('March 1, 2024', ...actionsOf('- [ ] Rotate the signing key')),
    'meetings/two.md': sync('March 8, 2024', ...actionsOf('- [ ] Rotate the signing key')),
  };
  expect(allActions(archiveOf(files)).map(owned)).toEqual([
    ['Rotate the signing key', []],
    ['Rotate the signing key', []],
  ]);
  const marked = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replace('key', 'key ^key')]));
  const action = only(allActions(archiveOf(marked)));
  // The mark is for joining, and not shown.
  expect(owned(action)).toEqual(['Rotate the signing key', []]);
  expect(action.joined).toEqual(['Joined with “Rotate the signing key”: both bear the mark ^key.']);
});

test('a mark may stand before the owner’s field, the due date or the state', () => {
  const lines = [
    '- [ ] Ann Lee: Rotate the key ^key (due 2024-03-15)',
    '- [ ] Order tablets ^tablets. Owner: Bo Ek',
    '- [ ] Bo Ek: Clean the wiki ^wiki DONE',
  ];
  const actions = allActions(archiveOf({ 'meetings/one.md': sync('March 1, 2024', ...actionsOf(...lines)) }));
  expect(actions.map(({ text, dueIso, status }) => [text, dueIso, status]).sort()).toEqual([
    ['Clean the wiki', null, 'done'],
    ['Order tablets', null, 'open'],
    ['Rotate the key', '2024-03-15', 'open'],
  ]);
});

test('“AI:” before an action in a list of actions hides neither its owner nor its words', () => {
  const files = {
    'meetings/one.md': sync('March 1, 2024', ...actionsOf('- AI: Ann Lee to rotate the signing key')),
    'meetings/two.md': sync('March 8, 2024', ...actionsOf('- Ann Lee to rotate the signing key')),
  };
  const action = only(allActions(archiveOf(files)));
  expect(owned(action)).toEqual(['Ann Lee to rotate the signing key', ['Ann Lee']]);
  expect([action.mentions.length, action.guessed]).toEqual([2, false]);
});

test('a due date without a year is the next such day, and says that it was inferred', () => {
  const due = (date: string, written: string): ActionView =>
    only(allActions(archiveOf({ 'meetings/one.md': sync(date, ...actionsOf(`- [ ] Ann Lee: Rotate the key by ${written}`)) })));
  expect(due('December 13, 2024', 'January 10').dueIso).toBe('2025-01-10');
  // Less than sixty days past: it was meant so.
  expect(due('March 8, 2024', 'March 1').dueIso).toBe('2024-03-01');
  expect(due('March 8, 2024', 'March 29').due?.origin).toMatchObject({ kind: 'inferred' });
  expect(due('March 8, 2024', 'March 29, 2024').due?.origin).toMatchObject({ kind: 'read' });
});

test('two people of one name are one', () => {
  const archive = archiveOf({
    'meetings/one.md': sync('March 1, 2024', ...actionsOf('- [ ] Ann Lee: Rotate the key', '- [ ] ANN LEE: Order tablets')),
  });
  expect(archive.people.map(({ name }) => name)).toEqual(['Ann Lee', 'Bo Ek']);
  expect(
    archive.ledger.pages.find(({ href }) => href === '/actions/by-owner/')?.groups.map(({ title, entries }) => [title, entries.length]),
  ).toEqual([['Ann Lee', 2]]);
});

test('an incident that two meetings describe has a page for each description, and its action is one', () => {
  const outage = [
    '## Incident Post-Mortem: Queue Outage',
    '',
    '**Timeline:**',
    '',
    '- 2024-02-27 09:10 UTC: Alerts fired',
    '- 2024-02-27 09:40 UTC: Queue fully recovered',
    '',
    '**Action items:**',
    '',
    '- [ ] Ann Lee: Alert on the depth of the queue',
  ];
  const archive = archiveOf({ 'meetings/one.md': sync('March 1, 2024', ...outage), 'meetings/two.md': sync('March 8, 2024', ...outage) });
  expect(archive.incidents.map(({ href }) => href).sort()).toEqual(['/incidents/one/queue-outage/', '/incidents/two/queue-outage/']);
  expect(archive.incidents.map(({ overlaps }) => overlaps.length)).toEqual([1, 1]);
  const action = only(allActions(archive));
  expect(action.mentions.map(({ href }) => href.replace(/#.*/, ''))).toEqual([
    '/incidents/one/queue-outage/',
    '/incidents/two/queue-outage/',
  ]);
});
