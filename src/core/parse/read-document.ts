import { placeOf } from '../position.ts';
import { compareProblems, problem, type Problem } from '../problem.ts';
import {
  incidentFrontMatterSchema,
  meetingFrontMatterSchema,
  type IncidentFrontMatter,
  type MeetingFrontMatter,
} from '../schema/front-matter.ts';
import { incidentSchema, type Incident } from '../schema/incident.ts';
import { meetingSchema } from '../schema/meeting.ts';
import type { Context } from '../schema/site.ts';
import { anyDate, dateOf } from './dating.ts';
import { declaredTimeProblems } from './declared-timeline.ts';
import { declareIncident, declareMeeting, declaredFact, isDraft } from './declare.ts';
import { checkFrontMatter } from './declared.ts';
import { isPeopleKey } from './declared-people.ts';
import { firstWholeDate } from './document-date.ts';
import type { Basics, Document } from './entry.ts';
import { readFrontMatter, type FrontMatter } from './front-matter.ts';
import { withHtmlBlocks } from './html-blocks.ts';
import { readIncident } from './incident.ts';
import { kindOf, type Declared as KindHints, type Kind } from './kind.ts';
import { lineProblem, timelineProblem, treeProblems } from './limits.ts';
import { parseMarkdown, type Tree } from './markdown.ts';
import { badTimes } from './mdx-blocks.ts';
import { gateMdx } from './mdx-gate.ts';
import { readMeeting } from './meeting.ts';
import { KnownNames } from './names.ts';
import { outlineOf } from './outline.ts';
import { placesOf, type Places } from './places.ts';
import type { ReadDocument, Reading, Source } from './reading.ts';
import { rolesWith } from './roles.ts';
import { idOfPath } from './slug.ts';
import { Teams } from './teams.ts';
import { titleOf } from './title.ts';
import { visibilityProblems } from '../visibility/document-visibility.ts';
import { validate } from './validate.ts';
import { blankMarks } from './visibility-marks.ts';

/** Reads one source file: its kind, its facts with their places, and what is wrong with it. Never throws on any text. */
export const readDocument: ReadDocument = (source: Source, context: Context): Reading => {
  const { path } = source;
  const places = placesOf(blankMarks(source.text));
  const long = lineProblem(path, places);
  if (long !== null) return unread(path, 'a line is too long', [long]);
  const format = /\.mdx$/i.test(path) ? 'mdx' : 'md';
  const front = frontOf(source, places, format);
  const tree = parseMarkdown(front.body, format);
  if (!tree.ok) return unread(path, 'its markup cannot be read', [...front.problems, ...(format === 'md' ? [unreadable(path, tree)] : [])]);
  const root = format === 'md' ? withHtmlBlocks(tree.root, places) : tree.root;
  const beyond = treeProblems(path, root);
  if (beyond.length > 0) return unread(path, 'it is beyond what is read', [...front.problems, ...beyond]);
  const outline = outlineOf(root, places, rolesWith(context.site.headings));
  const known = new KnownNames(context.people.flatMap(({ name, aliases }) => [name, ...aliases]));
  const document: Document = {
    path,
    format,
    places,
    outline,
    date: dateOf(outline, path, places),
    blocks: root.children,
    context,
    known,
    teams: new Teams(context.people),
    declared: new Set(Object.keys(front.values ?? {})),
  };
  const kind = declaredKind(front) ?? kindOf(outline, path, declaredHints(front, document), places);
  if (kind.kind === 'neither') {
    // What cannot be read may have said what the document is.
    if (front.problems.some(({ severity }) => severity === 'error')) return unread(path, kind.because, [...front.problems]);
    const reason = problem('not-a-document', placeOf(path, null), `neither an incident nor a meeting: ${kind.because}`);
    return unread(path, kind.because, [...front.problems, reason]);
  }
  return kind.kind === 'incident' ? incidentReading(document, front, kind) : meetingReading(document, front, kind);
};

/** The front matter, and with it what is wrong with marks, and what the gate refuses in an `.mdx` document: a syntax error is told by it, too. */
function frontOf(source: Source, places: Places, format: 'md' | 'mdx'): FrontMatter {
  const front = readFrontMatter(source.path, places);
  const refused = format === 'md' ? [] : gateMdx(source.path, places.text);
  return { ...front, problems: [...front.problems, ...visibilityProblems(source), ...refused] };
}

/** Every text is Markdown, but not every one is read. */
function unreadable(path: string, { line, column, why }: Extract<Tree, { ok: false }>): Problem {
  const advice = 'Write the characters themselves, or split the paragraph.';
  return problem('too-large', { kind: 'line', path, line, column }, why, advice);
}

function unread(path: string, because: string, problems: Problem[]): Reading {
  return { path, kind: 'neither', because, meeting: null, incidents: [], problems: problems.sort(compareProblems) };
}

function declaredKind(front: FrontMatter): Kind | null {
  const kind = front.values?.['kind'];
  return kind === 'incident' || kind === 'meeting' ? { kind, because: 'front matter says so' } : null;
}

function declaredHints(front: FrontMatter, { date }: Document): KindHints {
  const textOf = (key: string): string => {
    const value = front.values?.[key];
    return typeof value === 'string' ? value : '';
  };
  return {
    title: textOf('title'),
    about: textOf('description') || textOf('summary'),
    dated: front.values?.['date'] !== undefined || date !== null || dayIn(front) !== undefined,
    keys: Object.keys(front.values ?? {}),
  };
}

function incidentReading(document: Document, front: FrontMatter, kind: Kind): Reading {
  const { path, places } = document;
  const declared = checkFrontMatter(front, incidentFrontMatterSchema, path);
  const basics = basicsOf(document, front, declared.values);
  const problems = [...front.problems, ...declared.problems, ...badTimes(path, document.blocks)];
  if (basics === null) return reading(document, kind, null, [], [...problems, ...noDate(path, front)]);
  const zone = declaredFact(front)('timezone', declared.values.timezone);
  const read = readIncident(document, document.outline, basics, null, zone);
  const entry = checkIncident(declareIncident(read.incident, declared.values, front, places.text), path);
  const { timeline } = declared.values;
  const times = timeline === undefined ? read.problems : declaredTimeProblems(timeline, read.incident, front, places.text);
  return reading(document, kind, null, entry.entry === null ? [] : [entry.entry], [...problems, ...times, ...entry.problems]);
}

function meetingReading(document: Document, front: FrontMatter, kind: Kind): Reading {
  const { path } = document;
  const declared = checkFrontMatter(front, meetingFrontMatterSchema, path, isPeopleKey);
  const basics = basicsOf(document, front, declared.values);
  const problems = [...front.problems, ...declared.problems, ...badTimes(path, document.blocks)];
  if (basics === null) return reading(document, kind, null, [], [...problems, ...noDate(path, front)]);
  const zone = declaredFact(front)('timezone', declared.values.timezone);
  const read = readMeeting(document, basics, zone);
  const meeting = validate(meetingSchema, declareMeeting(read.meeting, declared.values, front), path);
  const incidents: Incident[] = [];
  for (const found of read.incidents) {
    // What a draft discusses is not public either.
    const { entry, problems: wrong } = checkIncident({ ...found, draft: found.draft || isDraft(declared.values) }, path);
    if (entry !== null) incidents.push(entry);
    problems.push(...wrong);
  }
  return reading(document, kind, meeting.entry, incidents, [...problems, ...read.problems, ...meeting.problems]);
}

function checkIncident(incident: Incident, path: string): ReturnType<typeof validate<Incident>> {
  const long = timelineProblem(path, incident.timeline);
  return long === null ? validate(incidentSchema, incident, path) : { entry: null, problems: [long] };
}

function reading({ path }: Document, kind: Kind, meeting: Reading['meeting'], incidents: Incident[], problems: Problem[]): Reading {
  return { path, kind: kind.kind, because: kind.because, meeting, incidents, problems: problems.sort(compareProblems) };
}

/** A date that front matter declares and that is no day is a problem already. */
const noDate = (path: string, front: FrontMatter): Problem[] =>
  front.values?.['date'] === undefined ? [problem('missing-date', placeOf(path, null), 'the document says no date with its year')] : [];

function basicsOf(document: Document, front: FrontMatter, values: IncidentFrontMatter | MeetingFrontMatter): Basics | null {
  const { path, outline } = document;
  const fact = declaredFact(front);
  const date = fact('date', values.date) ?? document.date ?? fact('date', dayIn(front)) ?? anyDate(outline, document.places);
  if (date === null) return null;
  return { id: idOfPath(path), title: fact('title', values.title) ?? titleOf(outline, path), date };
}

/** "2024-06-28 20:00 UTC" is reported, and its day is still the best that there is. */
function dayIn(front: FrontMatter): string | undefined {
  for (const key of ['date', 'description']) {
    const value = front.values?.[key];
    const day = typeof value === 'string' ? firstWholeDate(value)?.iso : null;
    if (typeof day === 'string') return day;
  }
  return undefined;
}
