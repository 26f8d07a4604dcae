import type { Place } from './position.ts';

/** `error` stops a build, `warning` does not, `advice` is a question worth asking. */
export type Severity = 'error' | 'warning' | 'advice';

/**
 * Who may turn a rule down. `fixed`: nobody, since what it finds does harm, or is a document that was not read. `line`:
 * only a comment at the line, since a pattern may be wrong about one line and never about all. `open`: `rules` in
 * site.yml, too.
 */
export type Control = 'fixed' | 'line' | 'open';

interface Rule {
  readonly severity: Severity;
  /** What the reader of the message should do. */
  readonly advice: string;
  readonly control: Control;
}

const error = (advice: string, control: Control = 'fixed'): Rule => ({ severity: 'error', advice, control });
const warning = (advice: string): Rule => ({ severity: 'warning', advice, control: 'open' });
const ask = (advice: string): Rule => ({ severity: 'advice', advice, control: 'open' });

/** The one table of problems: code -> severity and what to do. `docs/problems/CODE.md` explains each. */
const RULES = {
  // Files
  'content-folder': error('Name the folder that holds the documents with --content DIR.'),
  'content-empty': error('Put a Markdown document in it, or write one with `afterword new incident`.'),
  'file-type': error('Give it the ending .md, or move it out of the content folder.', 'open'),
  'file-name': error('Rename the file.'),
  unreadable: error('Make the file readable, or move it out of the content folder.'),
  encoding: error('Save the file as UTF-8.'),
  'control-character': error('Delete the character.'),
  'too-large': error('Split the document.'),
  'bad-image': warning('Pages show its description in its place. Save it anew as png, jpg, webp or gif, and smaller.'),
  'image-ending': warning('Rename it, and the links to it.'),
  symlink: error('Put the file itself in the content folder in place of the link.'),
  'duplicate-address': error('Rename one of the two files.'),
  'not-a-document': warning('Nothing to do if that is meant; else write `kind: incident` or `kind: meeting` in its front matter.'),
  // Front matter and schema
  'front-matter': error('Correct the front matter, or delete it: a document needs none.'),
  'yaml-alias': error('Write the value out: anchors, aliases and merge keys are not read.'),
  'unknown-key': error('Correct the key or delete it.'),
  'foreign-key': warning('Nothing to do. Delete it if no other program reads the file.'),
  'wrong-type': error('Write a value of the kind that is asked for.'),
  'missing-field': error('Add it.'),
  'bad-date': error('Write a day that exists, as YYYY-MM-DD.'),
  'missing-date': error('Write the date in the title, in the front matter (`date: 2024-03-22`) or in the file name.'),
  'missing-title': ask('Start the document with a heading, such as `# Orders fail at checkout`.'),
  'bad-config': error('Correct the value.'),
  // Limits
  'line-too-long': error('Break the line, or keep what it holds elsewhere and link to it.'),
  'too-deep': error('Write it with fewer levels of lists, quotes and marks inside each other.'),
  'list-too-long': error('Split the list, or keep it elsewhere and link to it.'),
  'timeline-too-long': error('Keep the events that tell the story, and link to the full log.'),
  'too-many-diagrams': error('Split the document, or keep pictures of them elsewhere and link to those.'),
  // Timeline
  'bad-time': warning('Write the time as HH:MM between 00:00 and 23:59.'),
  'time-gap': warning('Clocks skipped that time: write the one that was shown, or its offset from UTC.'),
  'time-overlap': warning('Clocks showed that time twice: write its offset from UTC.'),
  'timeline-order': warning('Put the events in order, or write the date where the day changes.'),
  'stated-duration': warning('Correct the number or the times.'),
  'duration-basis': ask('Say from which moment it counts, or correct the number.'),
  'outlying-date': warning('Correct the year or the month.'),
  'end-before-start': warning('Correct one of the two times, or write the date where the day changes.'),
  'zone-missing': ask('Write “All times UTC” (or your zone) above the timeline, or set `timeZone` in site.yml.'),
  'zone-ambiguous': ask('Write the offset (+02:00) or the region (Europe/Paris).'),
  'timeline-gap': ask('Add what was tried or awaited then, if it would help the reader.'),
  'timeline-elsewhere': ask('Copy the events here: who reads this page in a year may not be able to open the link.'),
  // Actions, people, sections
  'action-owner': ask('Name one person or team that will see to it.'),
  'action-due': ask('Write by when (`by 2024-05-01`), or link the ticket that says so.'),
  'due-before-raised': warning('Correct the date, or mark the action as done.'),
  'unknown-owner': ask('Correct the name, or add it to people.yml.'),
  'similar-name': warning('Write one name one way; where two spellings are one person, list them in people.yml.'),
  'lookalike-name': warning('Type the name anew; where these are two people, give one of them a second word.'),
  'unknown-mention': warning('Copy the address of the mention from its link on the site.'),
  'missing-section': ask('Add the section, or set the status back to draft.'),
  'date-conflict': warning('Correct one of the two.'),
  // Words
  'hidden-text': error('Delete the character: what is read would not be what is written.', 'line'),
  'invisible-character': warning('Delete the character: a search does not find the word that it stands in.'),
  blame: ask('Ask what made it possible.'),
  secret: error('Revoke it at once, then delete it here: it stays in the history of the repository.', 'line'),
  'email-address': ask('Name the person or the team instead.'),
  'internal-host': ask('Say what the machine does instead of where it is.'),
  // Markup
  'raw-html': error('Remove it, or say it in Markdown.'),
  'dropped-html': warning('It is left out of the page. Say it in Markdown.'),
  'bad-link': error('Link to an http, https or mailto address, or to a file beside the document.'),
  'dead-link': warning('Correct the path, or add the file.'),
  'dead-anchor': warning('Link to a heading that is there.'),
  'remote-image': warning('It is shown as a link. Save the image beside the document to show it.'),
  'bad-diagram': warning('The page shows its source in place of a picture. Correct the diagram.'),
  'mdx-code': error('Only the components that Afterword ships, with plain text or number properties, are read.'),
  'mdx-syntax': error('Correct the markup.'),
  // Who may see what
  'visibility-mark': error(
    'Close each `<!-- internal -->` with `<!-- /internal -->`, both around whole blocks; or put it behind one item, row or heading.',
  ),
  'person-named': error('Rename the file.'),
  // What was published before
  'bad-redirect': error('Let it lead to a page that is published, from an address that has none.'),
  'lost-address': error('Keep it: list it under `aliases` in the front matter of what replaces it, or under `redirects` in site.yml.'),
  'lost-anchor': error('Keep it: list `#…` under `aliases` in the front matter of the document.', 'open'),
  // The rules themselves
  'ignore-comment': ask('Correct the comment, or delete it.'),
} as const satisfies Record<string, Rule>;

export type ProblemCode = keyof typeof RULES;

/** A change of a source text: what stands from `start` to before `end` (in UTF-16 units) becomes `text`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Something wrong with a document: a value, collected with all others and printed once. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly place: Place;
  /** What was found, a sentence without its full stop; quoted content is cleaned and cut. */
  readonly found: string;
  /** What to do, a sentence with its full stop. */
  readonly advice: string;
  /** What the author probably meant to write in this place. `core/fix` decides whether that is certain. */
  readonly meant?: string;
  /** Present where the correction is certain; the edits do not overlap. */
  readonly fix?: readonly Edit[];
}

/** Makes a problem of the table's severity. `advice` replaces the table's own where the case allows a better one. */
export function problem(code: ProblemCode, place: Place, found: string, advice?: string): Problem {
  const rule = RULES[code];
  return { code, severity: rule.severity, place, found, advice: advice ?? rule.advice };
}

export const isProblemCode = (key: string): key is ProblemCode => Object.hasOwn(RULES, key);

export const severityOf = (code: ProblemCode): Severity => RULES[code].severity;
export const controlOf = (code: ProblemCode): Control => RULES[code].control;
/** What to do in general, for lists of rules. */
export const adviceOf = (code: ProblemCode): string => RULES[code].advice;
/** The page about the rule, in the program's own folder. */
export const docsPage = (code: ProblemCode): string => `docs/problems/${code}.md`;

/** Every code of the table. */
export const problemCodes = (): ProblemCode[] => Object.keys(RULES).filter(isProblemCode);

const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]/gu;
const QUOTE_LIMIT = 120;

/** Control, format and bidi characters made visible as spaces: nothing of a document steers a terminal or a log. */
export const printable = (text: string): string => text.replace(UNPRINTABLE, ' ');

/** Content quoted in a message: printable, cut to 120 characters. */
export function quote(text: string): string {
  const clean = printable(text).trim();
  const cut = [...clean].slice(0, QUOTE_LIMIT);
  return cut.length < [...clean].length ? `${cut.join('')}…` : clean;
}

/** Sorted by path, then line, column and code: one order everywhere. */
export function compareProblems(a: Problem, b: Problem): number {
  const line = (p: Problem): number => (p.place.kind === 'line' ? p.place.line : 0);
  const column = (p: Problem): number => (p.place.kind === 'line' ? p.place.column : 0);
  const byText = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0);
  return (
    byText(a.place.path, b.place.path) || line(a) - line(b) || column(a) - column(b) || byText(a.code, b.code) || byText(a.found, b.found)
  );
}

/** `path:line:col code: what was found. What to do.` */
export function formatProblem({ place, code, found, advice }: Problem): string {
  const at = place.kind === 'line' ? `${place.path}:${place.line}:${place.column}` : place.path;
  return `${printable(at)} ${code}: ${found}. ${advice}`;
}
