import type { Fact } from '../origin.ts';
import type { ServicesFile } from '../schema/site.ts';
import { serviceHref, slugs } from './addresses.ts';
import { foldName, tidy } from './fold.ts';

/** A service with a page. */
export interface Service {
  readonly key: string;
  readonly name: string;
  readonly href: string;
  readonly about: string | null;
  readonly team: string | null;
  readonly aliases: readonly string[];
}

export interface Services {
  /** Those of services.yml first, then in the order of first appearance. */
  readonly all: readonly Service[];
  readonly find: (name: string) => Service | null;
}

/** Every service that services.yml or a document (oldest first) names. An alias that two services claim joins none. */
export function servicesOf(file: ServicesFile, documents: readonly { readonly services: readonly Fact<string>[] }[]): Services {
  const slug = slugs('service');
  const keys = new Map<string, string | null>();
  const all = new Map<string, Service>();
  for (const { name, aliases } of file) {
    const key = foldName(name);
    for (const alias of new Set(aliases.map(foldName))) keys.set(alias, keys.has(alias) && keys.get(alias) !== key ? null : key);
  }
  for (const { name } of file) keys.set(foldName(name), foldName(name));
  const keyOf = (name: string): string => keys.get(foldName(name)) ?? foldName(name);
  const add = (name: string, known: Omit<Service, 'key' | 'name' | 'href'>): void => {
    const key = keyOf(name);
    if (!all.has(key)) all.set(key, { key, name: tidy(name), href: serviceHref(slug(name)), ...known });
  };
  for (const { name, about, team, aliases } of file) add(name, { about, team, aliases });
  for (const { value } of documents.flatMap(({ services }) => services)) add(value, { about: null, team: null, aliases: [] });
  return { all: [...all.values()], find: (name) => all.get(keyOf(name)) ?? null };
}

/** The services that an entry names, each once, with the origin of its first mention. */
export function servicesNamed(names: readonly Fact<string>[], services: Services): { service: Service; fact: Fact<string> }[] {
  const named = new Map<string, { service: Service; fact: Fact<string> }>();
  for (const fact of names) {
    const service = services.find(fact.value);
    if (service !== null && !named.has(service.key)) named.set(service.key, { service, fact });
  }
  return [...named.values()];
}
