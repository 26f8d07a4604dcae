import type { Incident } from '../schema/incident.ts';
import { durationIso, durationText } from '../derive/dates-text.ts';
import { measuredOf } from '../derive/milestones/metrics.ts';
import { momentsToMeasure } from '../derive/milestones/milestones.ts';
import { orderedEvents } from '../derive/timeline-order.ts';
import type { Metric } from './change.ts';
import { props, type Item } from './item.ts';

/** The figures of an incident's page. */
export function metricsOf({ timeline }: Incident): Metric[] {
  return measuredOf(momentsToMeasure(orderedEvents(timeline))).map(({ label, ms }) => ({
    label,
    figure: durationText(ms),
    iso: durationIso(ms),
  }));
}

/** The figures as things to compare. Each is computed from two events, so no one place of the file says it. */
export function metricItems(incident: Incident): Item[] {
  return metricsOf(incident).map(({ label, figure }) => ({
    layer: 'metrics',
    subject: label.toLowerCase().replaceAll(' ', '-'),
    title: label.toLowerCase(),
    props: props([['value', figure]]),
    range: null,
    anchor: null,
    mark: label,
  }));
}
