import type { Fact, Origin } from '../core/origin.ts';
import type { Incident } from '../core/schema/incident.ts';
import type { ReadingJson } from '../core/schema/reading-json.ts';

/** What an incident tells of its impact, factors, lessons and links, in the order and the words in which people are shown it. */
export function accountOf(incident: Incident): { label: string; facts: readonly Fact<unknown>[] }[] {
  const { impact, contributingFactors, lessons, links } = incident;
  return [
    { label: 'impact', facts: impact },
    { label: 'contributing', facts: contributingFactors },
    { label: 'went well', facts: lessons.wentWell },
    { label: 'went badly', facts: lessons.wentBadly },
    { label: 'lucky', facts: lessons.lucky },
    { label: 'lesson', facts: lessons.learned },
    { label: 'link', facts: links },
  ];
}

type AccountJson = Pick<ReadingJson, 'rootCause' | 'impact' | 'contributingFactors' | 'lessons' | 'links'>;

/** The same for programs; null and empty where there is no incident. */
export function accountJson(incident: Incident | undefined): AccountJson {
  const { impact = [], contributingFactors = [], lessons, links = [], rootCause = null } = incident ?? {};
  return {
    rootCause: rootCause === null ? null : pointJson(rootCause),
    impact: impact.map(pointJson),
    contributingFactors: contributingFactors.map(pointJson),
    lessons: {
      wentWell: (lessons?.wentWell ?? []).map(pointJson),
      wentBadly: (lessons?.wentBadly ?? []).map(pointJson),
      lucky: (lessons?.lucky ?? []).map(pointJson),
      learned: (lessons?.learned ?? []).map(pointJson),
    },
    links: links.map(({ value, origin }) => ({ ...value, line: lineOf(origin) })),
  };
}

const lineOf = ({ range }: Origin): number | null => range?.start.line ?? null;
const pointJson = ({ value, origin }: Fact<string>): { text: string; line: number | null } => ({ text: value, line: lineOf(origin) });
