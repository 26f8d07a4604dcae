import { entriesIn } from '../derive/archive-input.ts';
import { aliasesOf, resolveRedirects, type RedirectFault } from '../derive/redirects.ts';
import { READERS, visibleEntries } from '../derive/visibility.ts';
import { parseYamlFile, type YamlFile } from '../parse/yaml-file.ts';
import { placeOf } from '../position.ts';
import { problem, quote, type Problem } from '../problem.ts';
import { isAnchor, isOldAddress } from '../schema/site-address.ts';
import type { Reading } from '../parse/reading.ts';
import type { Context } from '../schema/site.ts';

/**
 * Redirects that lead nowhere, in a circle, or from an address that has a page; and what `aliases` hold beside addresses.
 * `siteText`: site.yml as written, for the lines.
 */
export function badRedirects(readings: readonly Reading[], { site }: Context, siteText: string | undefined): Problem[] {
  const { incidents, meetings } = entriesIn(readings);
  // A draft is to be published: what it lists is looked at now. But nothing may lead to it before.
  const all = resolveRedirects([...incidents, ...meetings], site).faults.filter(({ source }) => source.kind === 'alias');
  const visible = visibleEntries({ incidents, meetings, audience: READERS });
  const published = resolveRedirects([...visible.incidents, ...visible.meetings], site).faults.filter(
    ({ source }) => source.kind === 'site',
  );
  const file = published.length === 0 ? null : parseYamlFile(siteText ?? '', 'site.yml');
  return [...[...all, ...published].map((fault) => badRedirect(fault, file)), ...otherAliases([...incidents, ...meetings])];
}

function badRedirect({ source, found }: RedirectFault, file: YamlFile | null): Problem {
  if (source.kind === 'alias') return problem('bad-redirect', placeOf(source.path, source.range), quoted(found));
  const place = file?.placeOfKey(['redirects'], source.key) ?? ({ kind: 'unavailable', path: 'site.yml' } as const);
  return problem('bad-redirect', place, quoted(found));
}

const quoted = (found: string): string => found.replace(/`([^`]*)`/g, (_, text: string) => `\`${quote(text)}\``);

/** Obsidian keeps other names of a note under the same key: they are left alone, and said once a document. */
function otherAliases(entries: Parameters<typeof aliasesOf>[0]): Problem[] {
  const said = new Set<string>();
  return aliasesOf(entries).flatMap(({ entry: { path }, value, range }): Problem[] => {
    if (isOldAddress(value) || isAnchor(value)) return [];
    if (/^[/#]/.test(value)) {
      const advice = 'Write an address such as `/notes/disk-full/` or `/notes/disk-full.html`, or an anchor such as `#root-cause`.';
      return [problem('bad-redirect', placeOf(path, range), `\`${quote(value)}\` is no address and no anchor of this site`, advice)];
    }
    if (said.has(path)) return [];
    said.add(path);
    return [
      problem('foreign-key', placeOf(path, range), `\`${quote(value)}\` under \`aliases\` is no address of this site, and not used here`),
    ];
  });
}
