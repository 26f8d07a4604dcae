import type { SectionRole } from '../schema/parts.ts';
import type { Part } from './outline.ts';

/** Sections of a meeting that are about the meeting itself, not about a topic of it. */
const NOT_TOPICS: ReadonlySet<SectionRole> = new Set([
  'people',
  'agenda',
  'announcements',
  'next-meeting',
  'actions',
  'supporting',
  'decisions',
  'summary',
]);
const FRAME = /^(?:minutes|notes|meeting notes|meeting minutes|discussion|mom|review)$/i;

/** The topics of a meeting: the headings of its agenda; without those, the headings of its notes, or its main headings. */
export function topicParts(top: Part, title: Part | null): Part[] {
  const main = (title ?? top).children.length > 0 ? (title ?? top).children : top.children;
  const agenda = main.find(({ role, children }) => role === 'agenda' && headed(children).length > 0);
  if (agenda !== undefined) return headed(agenda.children);
  const frame = main.find((part) => FRAME.test(part.heading?.text ?? '') && headed(part.children).length > 0);
  if (frame !== undefined) return headed(frame.children);
  return headed(main).filter(({ role, heading }) => !NOT_TOPICS.has(role) && !FRAME.test(heading?.text ?? ''));
}

const headed = (parts: readonly Part[]): Part[] => parts.filter(({ heading }) => heading?.by === 'heading');
