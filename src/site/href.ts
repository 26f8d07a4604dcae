/** Puts the site's base before an address of the archive: `('/pr/7/', '/meetings/') -> '/pr/7/meetings/'`. */
export function withBase(base: string, href: string): string {
  return `${base.replace(/\/$/, '')}${href}`;
}

/** `withBase` with the base of this build. */
export function href(path: string): string {
  return withBase(import.meta.env.BASE_URL, path);
}
