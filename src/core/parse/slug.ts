/** Lower case, NFC; letters, digits and `_` stay, everything else is a `-`. `March 18: Outage` -> `march-18-outage`. */
export function slugOf(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}_]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

/** The address of a file: its path without a leading `meetings/` or `incidents/` and without its ending, each part a slug. */
export function idOfPath(path: string): string {
  const bare = path.replace(/\.[^./]+$/, '');
  const parts = bare.split('/').filter((part) => part !== '');
  const rest = parts.length > 1 && /^(?:meetings|incidents)$/.test(parts[0] ?? '') ? parts.slice(1) : parts;
  return rest.map((part) => slugOf(part) || 'untitled').join('/');
}

/** Gives each anchor once: the second `summary` is `summary-2`. */
export function uniqueSlugs(): (text: string) => string {
  const seen = new Map<string, number>();
  return (text) => {
    const plain = slugOf(text) || 'section';
    // Actions, events and the like have anchors of these forms; a heading must not take one.
    const base = /^(?:action|review|decision|announcement|t)-\d/.test(plain) ? `section-${plain}` : plain;
    let number = (seen.get(base) ?? 0) + 1;
    let slug = number === 1 ? base : `${base}-${number}`;
    while (number > 1 && seen.has(slug)) slug = `${base}-${(number += 1)}`;
    seen.set(base, number);
    if (slug !== base) seen.set(slug, 1);
    return slug;
  };
}
