import type { TimelineEvent } from '../../schema/parts.ts';
export const withMilestones = (events: readonly TimelineEvent[], _text: string): TimelineEvent[] => [...events];
