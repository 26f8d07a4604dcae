/**
 * What a page cannot say of itself, for hosts that read `_headers` (Netlify, Cloudflare Pages). The policy in each page says the rest:
 * both hold, so a host that ignores the file leaves the pages as they are elsewhere.
 */
export const SITE_HEADERS: readonly (readonly [name: string, value: string])[] = [
  // A meta tag may not say who frames the page.
  ['Content-Security-Policy', "frame-ancestors 'none'"],
  // For browsers that know no frame-ancestors.
  ['X-Frame-Options', 'DENY'],
  // A picture that is a script stays a picture.
  ['X-Content-Type-Options', 'nosniff'],
  // An address of an incident says what broke, and the name of the host says whose: no other site learns either.
  ['Referrer-Policy', 'same-origin'],
  // Pages ask for none of these, and what gets into one shall not, either.
  ['Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
];

/** A preview is not to be found. */
const PREVIEW_HEADERS: typeof SITE_HEADERS = [['X-Robots-Tag', 'noindex, nofollow']];

/** The text of `_headers`, for all pages below `base`, which starts and ends with `/`. */
export function headersFile(base: string, isPreview: boolean): string {
  const headers = [...SITE_HEADERS, ...(isPreview ? PREVIEW_HEADERS : [])];
  return `${base}*\n${headers.map(([name, value]) => `  ${name}: ${value}\n`).join('')}`;
}
