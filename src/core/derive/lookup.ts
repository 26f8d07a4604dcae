import type { Incident } from '../schema/incident.ts';
import type { Meeting } from '../schema/meeting.ts';
import type { ActionMention, Decision } from '../schema/parts.ts';
import type { Context } from '../schema/site.ts';
import { actionView } from './actions/action-views.ts';
import { ledgerOf, type LedgerAction } from './actions/ledger.ts';
import { mentionsOf } from './actions/mentions.ts';
import type { ArchiveInput } from './archive-input.ts';
import { decisionLinks, type DecisionLinks } from './decisions/log.ts';
import { historyOf, type History } from './history.ts';
import type { ActionView } from './page-data.ts';
import { peopleOf, type People } from './people.ts';
import { servicesOf, type Services } from './services.ts';
import { tagsOf, type Tags } from './tags.ts';
import { compareText, READERS, visibleEntries } from './visibility.ts';

/** An action with its view, made once for all pages that show it. */
export interface Tracked {
  readonly action: LedgerAction;
  readonly view: ActionView;
}

/** What page builders look things up in: the published entries, oldest first, and what was derived from them together. */
export interface Lookup {
  readonly context: Context;
  readonly incidents: readonly Incident[];
  readonly meetings: readonly Meeting[];
  readonly incidentById: ReadonlyMap<string, Incident>;
  readonly meetingById: ReadonlyMap<string, Meeting>;
  /** Meeting -> the incidents that were found in it, in the order of its lines. */
  readonly foundIn: ReadonlyMap<string, readonly Incident[]>;
  /** Document -> the published meetings that link to it, oldest first: by its path, and by path and `#anchor`. */
  readonly linkedFrom: ReadonlyMap<string, readonly Meeting[]>;
  /** An incident by the target of a link to it: the path of its document, or for one found in a meeting path and `#anchor`. */
  readonly incidentAt: ReadonlyMap<string, Incident>;
  readonly people: People;
  readonly services: Services;
  readonly tags: Tags;
  readonly actions: readonly Tracked[];
  readonly actionOf: ReadonlyMap<ActionMention, Tracked>;
  /** Decision -> those that it supersedes, is superseded by, or repeats; those without are left out. */
  readonly decisionLinks: ReadonlyMap<Decision, DecisionLinks>;
  readonly history: History;
}

export function lookupOf(input: ArchiveInput): Lookup {
  const { context, changes } = input;
  const visible = visibleEntries(input);
  const { incidents, meetings } = visible;
  const documents = [...meetings, ...incidents].sort((a, b) => compareText(a.date.value, b.date.value));
  const people = peopleOf(context.people, documents, context.site.people.pages);
  const actions = ledgerOf(mentionsOf({ incidents, meetings }, people, context.site)).map((action) => ({
    action,
    view: actionView(action, context.site),
  }));
  return {
    context,
    incidents,
    meetings,
    incidentById: new Map(incidents.map((incident) => [incident.id, incident])),
    meetingById: new Map(meetings.map((meeting) => [meeting.id, meeting])),
    foundIn: groupFound(incidents),
    linkedFrom: groupLinked(meetings),
    incidentAt: new Map(incidents.map((incident) => [linkTarget(incident), incident])),
    people,
    services: servicesOf(context.services, documents),
    tags: tagsOf(documents),
    actions,
    actionOf: new Map(actions.flatMap((tracked) => tracked.action.mentions.map(({ mention }) => [mention.said, tracked]))),
    history: historyOf(changes, [...input.incidents, ...input.meetings], visible, input.audience ?? READERS),
    decisionLinks: decisionLinks(meetings),
  };
}

function groupFound(incidents: readonly Incident[]): Map<string, Incident[]> {
  const groups = new Map<string, Incident[]>();
  for (const incident of incidents) {
    if (incident.foundIn === null) continue;
    const group = groups.get(incident.foundIn.meetingId) ?? [];
    group.push(incident);
    groups.set(incident.foundIn.meetingId, group);
  }
  const line = ({ foundIn }: Incident): number => foundIn?.range.start.offset ?? 0;
  for (const group of groups.values()) group.sort((a, b) => line(a) - line(b));
  return groups;
}

/** What a link to an incident names: one to the document of a meeting is a link to an incident in it only with the incident's anchor. */
export const linkTarget = ({ path, foundIn }: Pick<Incident, 'path' | 'foundIn'>): string =>
  foundIn === null ? path : `${path}#${foundIn.anchor}`;

function groupLinked(meetings: readonly Meeting[]): Map<string, Meeting[]> {
  const groups = new Map<string, Meeting[]>();
  for (const meeting of meetings) {
    const targets = meeting.linked.flatMap(({ value }) => [value, value.replace(/#.*$/s, '')]);
    for (const target of new Set(targets)) groups.set(target, [...(groups.get(target) ?? []), meeting]);
  }
  return groups;
}

/** The actions of an entry's mentions with one role, each once, with the anchors that they have on the entry's page. */
export function actionsHere(mentions: readonly ActionMention[], role: ActionMention['role'] | 'any', lookup: Lookup): ActionView[] {
  const here = new Map<string, { view: ActionView; anchors: string[] }>();
  for (const said of mentions) {
    const tracked = role === 'any' || said.role === role ? lookup.actionOf.get(said) : undefined;
    if (tracked === undefined) continue;
    const known = here.get(tracked.action.id) ?? { view: tracked.view, anchors: [] };
    known.anchors.push(said.id);
    here.set(tracked.action.id, known);
  }
  return [...here.values()].map(({ view, anchors }) => ({ ...view, anchors }));
}

/** Still to be done, or not known to be done. */
export const isOpen = ({ status }: Pick<ActionView, 'status'>): boolean => status !== 'done' && status !== 'dropped';
