/** Puts the site's base before an address of the archive: `('/pr/7/', '/meetings/') -> '/pr/7/meetings/'`. */
export function withBase(base: string, href: string): string {
  return `${base.replace(/\/$/, '')}${href}`;
}
