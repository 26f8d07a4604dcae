import type { Fact, Origin } from '../origin.ts';
import type { IncidentFrontMatter } from '../schema/front-matter.ts';
import type { Incident } from '../schema/incident.ts';
import type { FrontMatter } from './front-matter.ts';

type Declarable = Pick<Incident, 'detectedBy' | 'rootCause' | 'impact' | 'contributingFactors' | 'lessons' | 'links'>;
type Lesson = keyof NonNullable<IncidentFrontMatter['lessons']>;

/** The account of an incident that front matter gives: each key replaces what was read in its place. */
export function declaredPoints(incident: Incident, values: IncidentFrontMatter, front: FrontMatter): Declarable {
  const { detection, cause, impact, contributing, lessons, supporting } = values;
  const at = (path: readonly PropertyKey[]): Origin => ({ kind: 'declared', range: front.rangeOf(path) });
  const one = (key: string, value: string | undefined): Fact<string> | null => (value === undefined ? null : { value, origin: at([key]) });
  const list = <T>(path: readonly PropertyKey[], given: readonly T[] | undefined, read: Fact<T>[]): Fact<T>[] =>
    given?.map((value, index) => ({ value, origin: at([...path, index]) })) ?? read;
  const lesson = (key: Lesson, read: Fact<string>[]): Fact<string>[] => list(['lessons', key], lessons?.[key], read);
  return {
    detectedBy: one('detection', detection) ?? incident.detectedBy,
    rootCause: one('cause', cause) ?? incident.rootCause,
    impact: list(['impact'], impact, incident.impact),
    contributingFactors: list(['contributing'], contributing, incident.contributingFactors),
    lessons: {
      wentWell: lesson('went-well', incident.lessons.wentWell),
      wentBadly: lesson('went-badly', incident.lessons.wentBadly),
      lucky: lesson('lucky', incident.lessons.lucky),
      learned: lesson('learned', incident.lessons.learned),
    },
    links: list(['supporting'], supporting, incident.links),
  };
}
