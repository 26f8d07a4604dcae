import type { Context } from '../schema/site.ts';
import { foldName } from './fold.ts';
import type { VisibleEntries } from './visibility.ts';

/** The context with those people and services alone whom the entries name: the files may list what only hidden documents speak of. */
export function namedOnly(context: Context, { incidents, meetings }: VisibleEntries): Context {
  const entries = [...incidents, ...meetings];
  const owners = entries.flatMap(({ actions }) => actions.flatMap((action) => action.owners));
  const people = new Set([...entries.flatMap((entry) => entry.people.map(({ name }) => name)), ...owners.map(({ value }) => value)].map(foldName)); // prettier-ignore
  const services = new Set(entries.flatMap((entry) => entry.services.map(({ value }) => foldName(value))));
  const isNamed =
    (names: ReadonlySet<string>) =>
    ({ name, aliases }: { readonly name: string; readonly aliases: readonly string[] }): boolean =>
      [name, ...aliases].some((one) => names.has(foldName(one)) || names.has(`@${foldName(one)}`));
  return { ...context, people: context.people.filter(isNamed(people)), services: context.services.filter(isNamed(services)) };
}
