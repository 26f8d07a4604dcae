import settings from 'virtual:afterword/settings';
import { withBase } from './with-base.ts';

/**
 * `withBase` with the base of this build. Not `import.meta.env.BASE_URL`: a variable of that name in the shell
 * takes its place.
 */
export const href = (path: string): string => withBase(settings.base, path);
