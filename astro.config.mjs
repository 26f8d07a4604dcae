import { defineConfig } from 'astro/config';
import { astroConfig } from './src/site/integration.ts';
import { defaultSettings } from './src/site/settings.ts';

// `afterword build` and `afterword dev` pass settings of their own; this is for tools that start Astro themselves.
export default defineConfig(astroConfig(defaultSettings()));
