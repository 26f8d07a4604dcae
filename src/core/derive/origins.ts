import type { Fact, Origin } from '../origin.ts';
import type { Site } from '../schema/site.ts';
import type { OriginNote, Shown } from './page-data.ts';

/** Where the values of one file come from, in words. */
export interface OriginNotes {
  readonly note: (origin: Origin) => OriginNote;
  /** A fact as shown; `text` where it is not the value itself. */
  readonly shown: (fact: Fact<string>, text?: string) => Shown;
}

export function originNotes(path: string, site: Site): OriginNotes {
  const note = (origin: Origin): OriginNote => {
    const line = site.showsLines ? (origin.range?.start.line ?? null) : null;
    return { kind: origin.kind, text: words(origin, line), href: line === null ? null : sourceHref(site, path, line) };
  };
  return { note, shown: (fact, text = fact.value) => ({ text, origin: note(fact.origin) }) };
}

function words(origin: Origin, line: number | null): string {
  const at = String(line);
  switch (origin.kind) {
    case 'declared':
      return line === null ? 'Declared in the front matter' : `Declared in the front matter, line ${at}`;
    case 'read':
      return `${line === null ? 'Read in the text' : `Read at line ${at}`}${origin.note === undefined ? '' : `; ${origin.note}`}`;
    case 'inferred':
      if (line !== null) return `Inferred from ${origin.from} (line ${at})`;
      // What stands in no file at all was not inferred from the document: it is the site's assumption.
      return origin.from.startsWith("the site's ") ? `Assumed: ${origin.from}` : `Inferred from ${origin.from}`;
  }
}

/** The source file at a line (or as a whole) in the repository; null where site.yml names none. */
export function sourceHref({ repository }: Site, path: string, line: number | null): string | null {
  if (repository.source === null) return null;
  const pattern = line === null ? repository.source.replace(/[#?][^#?]*\{line\}.*$/, '') : repository.source;
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  return outside(pattern.replaceAll('{path}', () => encoded).replaceAll('{line}', String(line ?? 1)));
}

export const commitHref = ({ repository }: Site, commit: string): string | null =>
  outside((repository.commit ?? '').replaceAll('{commit}', () => encodeURIComponent(commit)));

/** A ticket as written: an address leads there, an id (`#12`, `OPS-7`) through the site's pattern. */
export function ticketHref({ repository }: Site, ticket: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(ticket)) return outside(ticket);
  return outside((repository.ticket ?? '').replaceAll('{ticket}', () => encodeURIComponent(ticket.replace(/^#/, ''))));
}

/** `https://git.example/a/b/issues/12 => #12`, `https://x.example/browse/OPS-7 => OPS-7`; others as written. */
export function ticketText(ticket: string): string {
  const id = /^https?:\/\/[^?#]*\/([\w-]+)\/?(?:[?#].*)?$/i.exec(ticket)?.[1];
  if (id === undefined) return ticket;
  return /^\d+$/.test(id) ? `#${id}` : id;
}

/** Only addresses of the web become links, whatever a document or a setting says. */
export const outside = (href: string): string | null => (/^https?:\/\/[^\s/]/i.test(href) ? href : null);
