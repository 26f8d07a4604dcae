import type { Decision } from '../../schema/parts.ts';
import { anchorHref, meetingHref } from '../addresses.ts';
import { dateText } from '../dates-text.ts';
import type { DecisionRef, DecisionView } from '../page-data.ts';
import type { OriginNotes } from '../origins.ts';
import type { People } from '../people.ts';
import { NO_LINKS, type DecisionLinks, type TakenDecision } from './log.ts';

/** A decision as pages show it. */
export function decisionView(
  { decision, meeting }: TakenDecision,
  links: ReadonlyMap<Decision, DecisionLinks>,
  people: People,
  notes: OriginNotes,
): DecisionView {
  const { id, text, topic, deciders, origin } = decision;
  const { supersedes, supersededBy, repeats } = links.get(decision) ?? NO_LINKS;
  return {
    id,
    href: anchorHref(meetingHref(meeting.id), id),
    text,
    topic: topic?.value ?? null,
    deciders: deciders.map((name) => people.find(name)?.name ?? name),
    supersedes: supersedes.map(reference),
    supersededBy: supersededBy.map(reference),
    repeats: repeats === null ? null : reference(repeats),
    origin: notes.note(origin),
  };
}

const reference = ({ decision, meeting }: TakenDecision): DecisionRef => ({
  text: decision.text,
  href: anchorHref(meetingHref(meeting.id), decision.id),
  date: dateText(meeting.date.value),
});
