import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import type { AstroInlineConfig, AstroIntegration } from 'astro';
import { buildingModule } from './building.ts';
import { mdxLinksPlugin } from './mdx-links.ts';
import { mdxProsePlugin } from './mdx-prose.ts';
import { bundledSettings, type SiteSettings } from './settings.ts';

type VitePlugin = NonNullable<NonNullable<AstroInlineConfig['vite']>['plugins']>[number];

/** Where pages have their data from. */
export type PageData = 'collections' | 'handed over';

const VIRTUAL = 'virtual:afterword/settings';
/** Stays outside the bundle: an import of the module that this process has already. */
const OUTSIDE = 'virtual:afterword/building';
const RESOLVED = `\0${VIRTUAL}`;

/**
 * Gives bundled modules (loaders and pages) the settings: module state does not cross Astro's bundle. Pages that are compiled
 * for a build take them, and the archive, from the build that renders them, so that one compilation serves many builds.
 */
function settingsPlugin(settings: SiteSettings, data: PageData): VitePlugin {
  const own = `export default ${JSON.stringify(bundledSettings(settings))};\nexport const building = null;`;
  const given = `import { handedOver } from '${OUTSIDE}';\nexport const building = handedOver();\nexport default building.settings;`;
  return {
    name: 'afterword-settings',
    enforce: 'pre',
    resolveId(id: string) {
      if (id === OUTSIDE) return { id: buildingModule, external: true };
      return id === VIRTUAL ? RESOLVED : undefined;
    },
    load(id: string) {
      if (id !== RESOLVED) return undefined;
      return data === 'handed over' && this.environment.name === 'prerender' ? given : own;
    },
  };
}

/** Wires the settings, and the gate before the MDX compiler, into Astro. */
function afterword(settings: SiteSettings, data: PageData): AstroIntegration {
  return {
    name: 'afterword',
    hooks: {
      'astro:config:setup': ({ updateConfig, addWatchFile }) => {
        updateConfig({ vite: { plugins: [settingsPlugin(settings, data), mdxProsePlugin(settings)] } });
        for (const name of ['site.yml', 'people.yml', 'services.yml']) addWatchFile(`${settings.contentDir}/${name}`);
      },
    },
  };
}

/** The whole Astro configuration of a site. Choices that were measured are in docs/performance.md. */
export function astroConfig(settings: SiteSettings, data: PageData = 'collections'): AstroInlineConfig {
  return {
    root: settings.root,
    base: settings.base,
    outDir: settings.outDir,
    // A preview and the published site would forget each other's pages.
    cacheDir: `${settings.cacheDir}/${settings.previewFile === null ? 'astro' : 'astro-preview'}`,
    output: 'static',
    trailingSlash: 'always',
    build: { format: 'directory', concurrency: 8, inlineStylesheets: 'never', assets: '_assets' },
    // The project's own public folder belongs to the program, not to authors.
    publicDir: `${settings.root}/public`,
    integrations: [
      afterword(settings, data),
      mdx({
        syntaxHighlight: false,
        processor: satteri({ features: { smartPunctuation: false }, hastPlugins: [mdxLinksPlugin(settings.contentDir)] }),
        extendMarkdownConfig: false,
      }),
    ],
    markdown: { syntaxHighlight: false },
    devToolbar: { enabled: false },
    vite: {
      cacheDir: `${settings.cacheDir}/vite`,
      build: { assetsInlineLimit: 0 },
      // The content folder may be anywhere.
      server: { fs: { allow: [settings.root, settings.contentDir] } },
    },
  };
}
