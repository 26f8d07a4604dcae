import type { Fact } from '../origin.ts';
import type { ServicesFile } from '../schema/site.ts';
import { fieldNamed, type Field } from './fields.ts';
import { plainText, rangeOf, type Block } from './markdown.ts';
import { readFact, type Places } from './places.ts';
import type { SourceRange } from '../position.ts';

const LABELS = [
  'services',
  'service',
  'affected services',
  'affected service',
  'services affected',
  'service affected',
  'impacted services',
  'component',
  'components',
  'affected systems',
];
const AFFECTED =
  /\b(?:affect(?:s|ed|ing)|impact(?:s|ed|ing)|outage of|hit|took down)\s+(?:the\s+|our\s+)?((?:\p{Lu}[\p{L}\p{N}-]*\s?){1,4})/gu;
/** A phrase after "affecting" is a service's name only where its last word says so: "affecting European Customers" is not. */
const SERVICE_WORD =
  /\b(?:service|api|gateway|server|database|cluster|queue|worker|platform|website|site|store|registry|hub|proxy|cache)$/i;
const MAX_NAME = 60;

/** The services that a document is about: a field that lists them, those of services.yml that the lead names, "affecting Order Service". */
export function servicesOf(fields: readonly Field[], lead: readonly Block[], file: ServicesFile, places: Places): Fact<string>[] {
  const services = new Map<string, Fact<string>>();
  const add = (name: string, range: SourceRange): void => {
    const canonical = canonicalName(name, file);
    if (!services.has(canonical.toLowerCase())) services.set(canonical.toLowerCase(), readFact(canonical, range));
  };
  const field = fieldNamed(fields, LABELS);
  if (field !== null) {
    for (const name of field.value.split(/(?:(?<!\s)\s+)?[,;]\s*|(?<!\s)\s+and\s+/))
      if (name !== '' && name.length <= MAX_NAME) add(name.replace(/\.$/, ''), field.range);
  }
  for (const block of lead) {
    const text = plainText(block);
    for (const service of file) {
      const spelling = [service.name, ...service.aliases].find((name) => holdsPhrase(text, name));
      if (spelling !== undefined) add(service.name, places.find(spelling, rangeOf(block)));
    }
    for (const match of text.matchAll(AFFECTED)) {
      const name = (match[1] ?? '').trim();
      if (SERVICE_WORD.test(name)) add(name, places.find(name, rangeOf(block)));
    }
  }
  return [...services.values()];
}

function canonicalName(name: string, file: ServicesFile): string {
  const wanted = name.trim().toLowerCase();
  return (
    file.find((service) => [service.name, ...service.aliases].some((spelling) => spelling.toLowerCase() === wanted))?.name ?? name.trim()
  );
}

/** Whether `phrase` stands in `text` as whole words. */
export function holdsPhrase(text: string, phrase: string): boolean {
  const [low, wanted] = [text.toLowerCase(), phrase.trim().toLowerCase()];
  if (wanted === '') return false;
  for (let at = low.indexOf(wanted); at >= 0; at = low.indexOf(wanted, at + 1)) {
    const [before, after] = [low[at - 1] ?? ' ', low[at + wanted.length] ?? ' '];
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}
