import type { Site } from '../core/schema/site.ts';

/** The language that a site is searched in, as ISO 639-1: `de-CH -> de`. */
export const searchLanguage = ({ language }: Pick<Site, 'language'>): string => new Intl.Locale(language).language;
