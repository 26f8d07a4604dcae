import type { MeetingPlan, UsualAttendee } from '../derive/meeting-plan.ts';
import { STATUS_TEXTS } from '../derive/actions/status.ts';
import type { LedgerAction } from '../derive/actions/ledger.ts';
import { teamAndRole } from '../parse/attendee.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { fillTemplate } from './fill-template.ts';

/** The notes of a meeting to come, from the template of meetings: reading them gives back what the plan says. */
export function meetingNotes({ title, series, attendees, actions }: MeetingPlan, template: string): string {
  const notes = fillTemplate(
    template,
    new Map([
      ['title', escapeMarkdown(title)],
      ['attendees', attendees.map(attendeeLine).join('\n')],
      ['actions', actions.length === 0 ? '' : actionTable(actions)],
    ]),
  ).replace(/\n{3,}/g, '\n\n');
  // Quoted as JSON, which YAML reads as it is.
  return series === null ? notes : notes.replace('kind: meeting\n', () => `kind: meeting\nseries: ${JSON.stringify(series)}\n`);
}

/** Not ticked: that nobody has come yet. */
function attendeeLine({ name, team, roles }: UsualAttendee): string {
  const said = [[team, ...roles].filter((word) => word !== null).join(' '), team ?? ''].find((text) => readsBack(text, team, roles));
  return `- [ ] ${escapeMarkdown(name)}${said === undefined || said === '' ? '' : ` (${escapeMarkdown(said)})`}`;
}

/** Whether the words in brackets would be read as this team and none but these roles. */
function readsBack(text: string, team: string | null, roles: readonly string[]): boolean {
  if (text === '' || /[()]/.test(text)) return false;
  const read = teamAndRole(text);
  return read.team === team && read.roles.every((role) => roles.includes(role));
}

function actionTable(actions: readonly LedgerAction[]): string {
  const rows = actions.map(({ text, owners, status, due, mentions }) => {
    const state = status === 'unknown' ? '' : STATUS_TEXTS[status];
    const key = mentions.map(({ mention }) => mention.said.key).find((mark) => mark !== null);
    return `| ${escapeMarkdown(text)}${key === undefined ? '' : ` ^${key}`} | ${owners.map(({ name }) => escapeMarkdown(name)).join(', ')} | ${state} | ${due?.fact.value ?? ''} |`;
  });
  return ['| Item | Owner | Status | Due |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
