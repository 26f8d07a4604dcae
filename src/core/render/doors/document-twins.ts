import type { IncidentPage, MeetingPage, SectionView } from '../../derive/page-data.ts';
import { action, bullets, facts, link, person, section, text, together, type At } from './markdown.ts';
import type { ProseWriter } from './prose-markdown.ts';

/** The Markdown twin of an incident's page: what the page says, in its order. */
export function incidentTwin(page: IncidentPage, prose: ProseWriter, at: At): string {
  const { summary, declaredSummary, timelineNotes, events, declared, sections, actions, people, commits } = page;
  const parts = [
    `# ${text(page.title)}`,
    incidentFacts(page, at),
    section(
      summary[0]?.heading ?? 'Summary',
      declaredSummary === null ? '' : text(declaredSummary),
      ...summary.map((one, index) => part(one, prose, index > 0)),
    ),
    section(
      'Timeline',
      ...timelineNotes.map((one, index) => part(one, prose, index > 0)),
      bullets(events.map((event) => eventLine(event, prose))),
    ),
    ...declared.map(({ title, points }) => section(title, bullets(points.map((point) => text(point.text))))),
    ...sections.map((one) => part(one, prose, true)),
    section('Actions', bullets(actions.map((one) => action(one, at)))),
    section('People', bullets(people.map(person))),
    section('Commits', bullets(commits.map((commit) => text(commit.text)))),
    section('Discussed in', bullets(page.meetings.map((one) => `${link(one, at)}: ${text(`${one.date}, ${one.why}`)}`))),
    section('Overlapped with', bullets(page.overlaps.map((one) => `${link(one, at)}: ${text(one.why)}`))),
    section('Related', bullets(page.related.map((one) => `${link(one, at)}: ${text(one.why.join('; '))}`))),
    origin(page, at),
  ];
  return finished(parts, prose);
}

const incidentFacts = (
  { date, severity, status, services, zone, detectedBy, facts: figures, statedDuration, tags }: IncidentPage,
  at: At,
): string =>
  facts([
    ['Date', text(date.text)],
    ['Severity', severity === null ? null : text([severity.text, ...(severity.meaning === null ? [] : [severity.meaning])].join(': '))],
    ['Status', status === null ? null : text(status.text)],
    ['Services', services.map((service) => link(service, at)).join(', ')],
    ['Detected by', detectedBy === null ? null : text(detectedBy.text)],
    ['Time zone', text(zone.text)],
    ...figures.map(({ label, figure, from, to, stated }): [string, string] => [
      text(label),
      text(`${figure}, from ${from.label} ${from.time} to ${to.label} ${to.time}${stated === null ? '' : `. ${stated}`}`),
    ]),
    [
      'Duration as the author wrote it',
      statedDuration === null || figures.some(({ stated }) => stated !== null) ? null : text(statedDuration.text),
    ],
    ['Tags', tags.map((tag) => link(tag, at)).join(', ')],
  ]);

function eventLine({ time, dayHeading, text: said, body, milestone }: IncidentPage['events'][number], prose: ProseWriter): string {
  const written = prose.line(body.ranges.slice(0, 1));
  const more = prose.blocks(body.ranges.slice(1)).replace(/\n(?=.)/g, '\n  ');
  const day = dayHeading === null ? '' : `${text(dayHeading)}, `;
  const line = `${day}**${text(time)}** ${written === '' ? text(said) : written}${milestone === null ? '' : ` (${text(milestone.label)})`}`;
  return more === '' ? line : `${line}\n\n  ${more}\n`;
}

/** The Markdown twin of a meeting's page. */
export function meetingTwin(page: MeetingPage, prose: ProseWriter, at: At): string {
  const { present, absent, named, decisions, raised, reviewed, incidents, topics, talks, announcements, nextMeeting } = page;
  const parts = [
    `# ${text(page.title)}`,
    facts([
      ['Date', text(page.date.text)],
      ['Series', page.series === null ? null : text(page.series.text)],
      ['Moved to', page.movedTo === null ? null : text(page.movedTo.text)],
      ['Tags', page.tags.map((tag) => link(tag, at)).join(', ')],
    ]),
    section('Decisions', bullets(decisions.map((one) => text(one.topic === null ? one.text : `${one.text} (${one.topic})`)))),
    section('To be done', bullets(raised.map((one) => action(one, at)))),
    section(
      'Looked back at',
      bullets(reviewed.map(({ action: one, then }) => `${action(one, at)}${then === null ? '' : `, then: ${text(then)}`}`)),
    ),
    section(
      'Incidents',
      bullets(
        incidents.map(({ title, href, duration }) => `${link({ text: title, href }, at)}${duration === null ? '' : `: ${text(duration)}`}`),
      ),
    ),
    section('Who was there', bullets(present.map(person))),
    section('Absent', bullets(absent.map(person))),
    section('Named in the notes, not present', bullets(named.map(person))),
    section('Topics', topics.map(({ number, title }) => `- ${number === null ? '' : `${String(number)}: `}${text(title)}`).join('\n')),
    ...page.sections.map((one) => part(one, prose, true)),
    section(
      'Talks',
      bullets(talks.map(({ title, presenter }) => (presenter === null ? text(title) : `${text(title)}, ${person(presenter)}`))),
    ),
    section('Announcements', bullets(announcements.map((one) => text(one.text)))),
    section(
      'Next meeting',
      nextMeeting === null ? '' : `${text(nextMeeting.text)}${nextMeeting.link === null ? '' : `: ${link(nextMeeting.link, at)}`}`,
    ),
    origin(page, at),
  ];
  return finished(parts, prose);
}

/** A section of prose; its heading stands also over nothing, as it does on the page. */
function part({ heading, level, prose: { ranges } }: SectionView, prose: ProseWriter, withHeading: boolean): string {
  const title = withHeading && heading !== null ? `${'#'.repeat(level)} ${text(heading)}` : '';
  return together([title, prose.blocks(ranges)]);
}

function origin({ href, provenance: { path, line, lastChange } }: IncidentPage | MeetingPage, at: At): string {
  const file = `\`${path.replaceAll('`', '')}\`${line === null ? '' : `, line ${String(line)}`}`;
  return section('Source', facts([
    ['Page', `<${at(href)}>`],
    ['File', file],
    ['Last changed', lastChange?.date ?? null],
  ])); // prettier-ignore
}

const finished = (parts: readonly string[], prose: ProseWriter): string => `${together([...parts, prose.footnotes()])}\n`;
