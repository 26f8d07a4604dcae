import { buildPages } from './build-pages.ts';
import type { BuildTools } from './build-tools.ts';
import { readers } from './readers.ts';

/** What `afterword build` builds with. */
export const buildTools: BuildTools = { ...readers, buildPages };
