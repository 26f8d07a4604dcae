import { z } from 'zod';
import { milestoneSchema } from './parts.ts';

/** Text that a property shows. Properties are literal: a number is written in quotes. */
const shown = z.string().trim().min(1);

const calloutSchema = z.strictObject({ kind: z.enum(['note', 'warning', 'lesson']), title: shown.optional() });
const metricSchema = z.strictObject({ label: shown, value: shown });
const eventSchema = z.strictObject({ at: shown, milestone: milestoneSchema.optional() });
export type CalloutProps = z.infer<typeof calloutSchema>;
export type MetricProps = z.infer<typeof metricSchema>;
export type EventProps = z.infer<typeof eventSchema>;

const noProps = z.strictObject({});

export interface ComponentRule {
  readonly props: z.ZodType;
  /** The component that it must stand directly in; null where it stands anywhere. */
  readonly within: string | null;
  /** `Event`: nothing else stands in it. `nothing`: it is written `<Metric … />`. */
  readonly content: 'anything' | 'nothing' | 'Event';
}

/** The components that an `.mdx` document may use: src/components/mdx/ has one file of each name. */
export const MDX_COMPONENTS: ReadonlyMap<string, ComponentRule> = new Map<string, ComponentRule>([
  ['Actions', { props: noProps, within: null, content: 'anything' }],
  ['Callout', { props: calloutSchema, within: null, content: 'anything' }],
  ['Event', { props: eventSchema, within: 'Timeline', content: 'anything' }],
  ['Metric', { props: metricSchema, within: null, content: 'nothing' }],
  ['Timeline', { props: noProps, within: null, content: 'Event' }],
]);

const titled = z.strictObject({ title: shown.optional() });

/** The HTML elements that an `.mdx` document may write, for what Markdown has no mark: no links, no media, no scripts. */
export const MDX_ELEMENTS: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ['abbr', titled],
  ...['br', 'del', 'details', 'ins', 'kbd', 'mark', 'samp', 'sub', 'summary', 'sup', 'var'].map((name): [string, z.ZodType] => [
    name,
    noProps,
  ]),
]);
