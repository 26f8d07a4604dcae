import type { Fact } from '../origin.ts';
import { MAX_SOURCE_LENGTH, type Incident } from '../schema/incident.ts';
import { outside } from './origins.ts';
import type { DeclaredPoints } from './page-data.ts';

/**
 * What front matter says of an incident and no prose of the document does, under the headings that the prose would have.
 * What was read from the text is not here: the page prints the text itself.
 */
export function declaredAccount(incident: Incident): DeclaredPoints[] {
  const { detectedBy, rootCause, impact, contributingFactors: factors, lessons, links } = incident;
  const long = detectedBy !== null && !isShortSource(detectedBy) ? [detectedBy] : [];
  const texts = ([title, facts]: readonly [string, readonly Fact<string>[]]): DeclaredPoints => ({
    title,
    points: facts.filter(isDeclared).map(({ value }) => ({ text: value, href: null })),
  });
  const told = [
    ...([
      ['Detection', long],
      ['Impact', impact],
      ['Root cause', rootCause === null ? [] : [rootCause]],
    ] as const),
    ...([
      ['Contributing factors', factors],
      ['What went well', lessons.wentWell],
      ['What went badly', lessons.wentBadly],
    ] as const),
    ...([
      ['Where we got lucky', lessons.lucky],
      ['Lessons', lessons.learned],
    ] as const),
  ].map(texts);
  const addresses = links.filter(isDeclared).map(({ value }) => ({ text: value.text, href: outside(value.target) }));
  return [...told, { title: 'Supporting links', points: addresses }].filter(({ points }) => points.length > 0);
}

/** The summary that front matter gives; one that was read is printed as the prose that it is. */
export const declaredSummary = ({ summary }: Incident): string | null => (summary !== null && isDeclared(summary) ? summary.value : null);

/** Whether what detected an incident is said beside its status; what is longer is an account, printed where it stands. */
export const isShortSource = ({ value }: Fact<string>): boolean => value.length <= MAX_SOURCE_LENGTH;

const isDeclared = ({ origin }: Fact<unknown>): boolean => origin.kind === 'declared';
