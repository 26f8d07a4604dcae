import { proseLinks } from '../core/check/prose-links.ts';
import { contextFor, openTo } from '../core/derive/gate.ts';
import { peopleByRole, type PeopleByRole } from '../core/derive/people-by-role.ts';
import { audienceOf, type AudienceName } from '../core/derive/visibility.ts';
import type { Reading } from '../core/parse/reading.ts';
import type { Decoded } from '../io/decode.ts';
import { allTexts } from './review-elsewhere.ts';
import type { ReadSide } from './review-sides.ts';
import type { Readers } from './survey.ts';

interface Sides {
  readonly before: ReadSide;
  readonly after: ReadSide;
}

/** Both sides as the audience of the review is given them, by the gate that a build has: what it does not see, no comparison can tell of. */
export async function openSides<T extends Sides>(sides: T, name: AudienceName, readDocument: Readers['readDocument']): Promise<T> {
  const byRole = [sides.before, sides.after].some(({ context }) => context.site.people.show === 'roles');
  if (name === 'internal' && !byRole) return sides;
  const [before, after] = [await openSide(sides.before, name, readDocument), await openSide(sides.after, name, readDocument)];
  if (!byRole) return { ...sides, before: before.side, after: after.side };
  const [old, fresh] = [peopleByRole(before.side.context, before.readings), peopleByRole(after.side.context, after.readings)];
  // Whom either side names is named by neither.
  const both = { hide: (text: string): string => fresh.hide(old.hide(text)), isNamedIn: (path: string): boolean => old.isNamedIn(path) || fresh.isNamedIn(path) }; // prettier-ignore
  return {
    ...sides,
    before: nameless(before.side, { ...old, ...both }, readDocument),
    after: nameless(after.side, { ...fresh, ...both }, readDocument),
  };
}

interface Opened {
  readonly side: ReadSide;
  readonly readings: readonly Reading[];
}

async function openSide(side: ReadSide, name: AudienceName, readDocument: Readers['readDocument']): Promise<Opened> {
  const audience = audienceOf(name, true);
  const all = await allTexts(side, null);
  const opened = openTo(audience, [...all].map(([path, text]) => ({ path, text })), side.context.site); // prettier-ignore
  const context = contextFor(audience, side.context);
  const texts = new Map<string, Decoded>(opened.sources.map(({ path, text }) => [path, { text, problem: null }]));
  const { config } = side.sorted;
  // The settings say who is hidden, and from whom.
  const settings = audience.internal ? [...side.texts].filter(([path]) => [...config.values()].includes(path)) : [];
  for (const [path, decoded] of settings) texts.set(path, decoded);
  const shown = new Set(opened.sources.map(({ path }) => path));
  const unseen = audience.internal ? opened.hidden : [...side.sorted.documents, ...side.sorted.refused.keys(), ...config.values()].filter((path) => !shown.has(path)); // prettier-ignore
  const sorted = { ...side.sorted, documents: [...shown], problems: audience.internal ? side.sorted.problems : [] };
  return withReadings({ ...side, context, sorted, texts, hidden: new Set(unseen) }, readDocument);
}

function nameless(side: ReadSide, byRole: PeopleByRole, readDocument: Readers['readDocument']): ReadSide {
  const without = (decoded: Decoded): Decoded => (decoded.text === null ? decoded : { ...decoded, text: byRole.hide(decoded.text) });
  const texts = new Map([...side.texts].map(([path, decoded]) => [path, without(decoded)]));
  const named = side.sorted.documents.filter(byRole.isNamedIn);
  const documents = side.sorted.documents.filter((path) => !named.includes(path));
  const hidden = new Set([...side.hidden, ...named]);
  return withReadings({ ...side, context: byRole.context, texts, hidden, sorted: { ...side.sorted, documents } }, readDocument).side;
}

function withReadings(side: ReadSide, readDocument: Readers['readDocument']): Opened {
  const sources = side.sorted.documents.flatMap((path) => {
    const text = side.texts.get(path)?.text ?? null;
    return text === null ? [] : [{ path, text }];
  });
  const readings = sources.map((source) => readDocument(source, side.context));
  const links = new Map(sources.map(({ path, text }) => [path, proseLinks(path, text)]));
  return { side: { ...side, readings: new Map(readings.map((reading) => [reading.path, reading])), links }, readings };
}
