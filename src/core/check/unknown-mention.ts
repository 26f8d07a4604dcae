import { addressesOf } from '../derive/actions/settled.ts';
import { entriesIn } from '../derive/archive-input.ts';
import { parseYamlFile } from '../parse/yaml-file.ts';
import { problem, quote, type Problem } from '../problem.ts';
import type { Reading } from '../parse/reading.ts';
import type { Context } from '../schema/site.ts';

/** Addresses below `actions` in site.yml at which no document mentions an action. `siteText`: site.yml as written, for the lines. */
export function unknownMentions(readings: readonly Reading[], { site }: Context, siteText: string | undefined): Problem[] {
  const named = (['join', 'part'] as const).flatMap((key) =>
    site.actions[key].flatMap((group, row) => group.map((href, column) => ({ href, steps: ['actions', key, row, column] }))),
  );
  if (named.length === 0) return [];
  const { incidents, meetings } = entriesIn(readings);
  const known = new Set([...meetings, ...incidents].flatMap(addressesOf).map(({ href }) => href));
  const file = parseYamlFile(siteText ?? '', 'site.yml');
  return named.flatMap(({ href, steps }) =>
    known.has(href) ? [] : [problem('unknown-mention', file.placeOfValue(steps), `no document mentions an action at \`${quote(href)}\``)],
  );
}
