import Actions from './Actions.astro';
import Callout from './Callout.astro';
import Event from './Event.astro';
import Link from './Link.astro';
import Metric from './Metric.astro';
import Timeline from './Timeline.astro';

/** The components that an `.mdx` document may use (core/schema/mdx-components.ts): no others are passed on. */
export const mdxComponents = { Actions, Callout, Event, Metric, Timeline, a: Link };
