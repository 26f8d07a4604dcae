import { fieldsOf } from '../parse/fields.ts';
import { outlineOf } from '../parse/outline.ts';
import { measureStated, type StatedLength } from '../parse/timeline/stated-duration.ts';
import type { SourceRange } from '../position.ts';
import type { Milestone } from '../schema/parts.ts';
import type { Body } from './body-tree.ts';

/** Between which milestones a label counts; several where people differ. */
export interface Measures {
  readonly from: readonly Milestone[];
  readonly to: readonly Milestone[];
  /** It ends with a first sign, of which a timeline may list several: "Time to detection" may count to the second alert. */
  readonly early?: boolean;
  /** "Recovered" may be any event in which something works again. */
  readonly loose?: boolean;
}

/** A typed length of time whose label says what it measures: "Time to repair: 0h 16m". */
export interface TypedDuration {
  readonly length: StatedLength;
  /** All that stands behind the label: it may say in which hours was counted. */
  readonly value: string;
  readonly range: SourceRange;
  readonly span: Measures;
}

const BEGIN = ['started', 'detected'] as const;
const SPANS: readonly (readonly [labels: readonly string[], span: Measures])[] = [
  [['time to detect', 'time to detection', 'ttd', 'mttd'], { from: ['started'], to: ['detected'], early: true }],
  [['time to acknowledge', 'time to acknowledgement', 'tta', 'mtta'], { from: ['detected'], to: ['acknowledged'], early: true }],
  [['time to identify', 'time to identification', 'tti'], { from: BEGIN, to: ['identified'], early: true }],
  [['time to repair', 'time to mitigate', 'time to mitigation', 'time to fix', 'ttm', 'mttm'], { from: BEGIN, to: ['mitigated'] }],
  [['time to resolve', 'time to resolution'], { from: BEGIN, to: ['resolved'] }],
  [['time to recover', 'time to recovery', 'time to restore', 'ttr', 'mttr'], { from: BEGIN, to: ['resolved', 'mitigated'], loose: true }],
];
const SPAN_OF = new Map(SPANS.flatMap(([labels, span]) => labels.map((label): [string, Measures] => [label, span])));

/** What such a label looks like in the source: a text without one is not parsed again. */
export const MAY_TYPE_DURATION = /\btime[ *_]+to[ *_]+\w|\bM?TT[ADIMR]\b/i;

/** Every labelled length of time of a document, in order. */
export function typedDurations({ root, places }: Body): TypedDuration[] {
  return fieldsOf(outlineOf(root, places), places, () => false).flatMap(({ label, value, range }) => {
    const span = SPAN_OF.get(label);
    const length = span === undefined ? null : measureStated(value);
    return span === undefined || length === null ? [] : [{ length: withBefore(length, value), value, range, span }];
  });
}

const LONGEST_BEFORE = 20;

/** "about 45m": what stands before the number says how exact it is. */
function withBefore(length: StatedLength, value: string): StatedLength {
  const at = value.indexOf(length.written);
  return at <= 0 || at > LONGEST_BEFORE ? length : { ...length, written: value.slice(0, at + length.written.length) };
}
