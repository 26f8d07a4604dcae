import { placeOf } from '../position.ts';
import { problem, quote, type Problem } from '../problem.ts';
import type { Meeting } from '../schema/meeting.ts';
import type { Checked } from './checked.ts';
import { contentPath } from '../content-path.ts';
import { maskAddresses } from '../masked-address.ts';
import { linksOf, type Named } from './prose-links.ts';

/** Links, images and slides whose file is not in the content folder. The page shows them as text. */
export function deadLinks(checked: Checked): Problem[] {
  const { readings, files } = checked;
  const spellings = new Map([...files].map((file) => [file.normalize('NFC').toLowerCase(), file]));
  return readings.flatMap(({ path, meeting }) => {
    const named = [...linksOf(path, checked), ...(meeting === null ? [] : slidesOf(meeting))];
    const dead = named.flatMap((one) => deadLink(one, path, files, spellings) ?? []);
    // Slides may stand in a link: one problem for the two.
    return [...new Map(dead.map((one) => [`${one.place.kind === 'line' ? one.place.line : 0} ${one.found}`, one])).values()];
  });
}

function slidesOf({ talks }: Meeting): Named[] {
  return talks.flatMap(({ slides }) => {
    // Slides are "on the wiki" as often as in a file: only a path is looked for.
    if (slides === null || !/^\S*(?:\/|\.[a-z0-9]{2,5}(?:[?#]|$))/i.test(slides.value)) return [];
    return [{ url: slides.value, kind: 'slides', range: slides.origin.range } as const];
  });
}

function deadLink(
  { url, kind, range }: Named,
  from: string,
  files: ReadonlySet<string>,
  spellings: ReadonlyMap<string, string>,
): Problem | null {
  const target = contentPath(url, from);
  if (target.kind === 'elsewhere' || (target.kind === 'file' && files.has(target.path))) return null;
  const what = `the ${kind === 'image' ? 'image' : 'file'} “${quote(maskAddresses(url))}”`;
  const place = placeOf(from, range);
  if (target.kind === 'outside')
    return problem('dead-link', place, `${what} is outside the content folder`, 'Put it into the content folder, or link to its address.');
  const meant = spellings.get(target.path.normalize('NFC').toLowerCase());
  const found = `${what} is not in the content folder`;
  if (meant === undefined) return problem('dead-link', place, found);
  return { ...problem('dead-link', place, found, `The file is named ${quote(meant)}: write it so.`), meant };
}
