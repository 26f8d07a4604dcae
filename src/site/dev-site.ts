import { dev } from 'astro';
import type { IndexFiles } from '../io/search-order.ts';
import { developmentIndex } from './dev-search.ts';
import { setEnvironment } from './environment.ts';
import { astroConfig } from './integration.ts';
import type { SiteSettings } from './settings.ts';

export interface DevelopmentServer {
  /** "http://localhost:4321/" */
  readonly address: string;
  readonly stop: () => Promise<void>;
}

/** Serves the content as it is now and follows changes. Rejects where the port is taken and `port` was named. */
export async function startDevelopment(
  settings: SiteSettings,
  port: number | null,
  makeSearch: () => Promise<IndexFiles>,
): Promise<DevelopmentServer> {
  const restore = setEnvironment('development');
  const config = astroConfig(settings);
  const server = await dev({
    ...config,
    integrations: [...(config.integrations ?? []), developmentIndex(makeSearch)],
    configFile: false,
    logLevel: 'warn',
    server: port === null ? {} : { port },
  });
  return { address: `http://localhost:${String(server.address.port)}${settings.base}`, stop: () => server.stop().finally(restore) };
}
