import type { SourceRange } from '../position.ts';
import type { Layer } from './change.ts';

/** One thing that an entry says, in the one shape that all things are compared in. */
export interface Item {
  readonly layer: Layer;
  /** What it is, for programs: `severity`, `event`, `action`. Items are compared with those of their own subject. */
  readonly subject: string;
  /** Its name in a line: an event's or action's text, a person's name, the label of a fact. */
  readonly title: string;
  /** What is compared, as machine values; what is unknown is not in it. */
  readonly props: ReadonlyMap<string, string>;
  readonly range: SourceRange | null;
  /** The anchor on the page; null where it has none. */
  readonly anchor: string | null;
  /** What it is surely recognised by, such as an explicit `^id`; null for most. */
  readonly mark: string | null;
}

/** The properties that are known: null is left out. */
export const props = (entries: readonly (readonly [string, string | null | undefined])[]): ReadonlyMap<string, string> =>
  new Map(
    entries.flatMap(([field, value]): [string, string][] =>
      value === null || value === undefined || value === '' ? [] : [[field, value]],
    ),
  );

/** All that is compared, in one text: equal keys are equal things. */
export const propsKey = (item: Item): string => JSON.stringify([...item.props]);

/** White space folded: a re-wrapped text is the same text. */
export const tidyText = (text: string): string => text.replace(/\s+/gu, ' ').trim();
