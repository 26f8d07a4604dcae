import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { printable } from '../core/problem.ts';
import { baseOf, recoverSite } from '../io/publish.ts';
import { PortTakenError, serveSite } from '../io/serve.ts';
import { CommandError } from './usage-error.ts';
import type { World } from './world.ts';

export interface ServeCommandOptions {
  readonly out: string;
  /** Null: the one that the site was built for. */
  readonly base: string | null;
  readonly port: number | null;
}

/** Serves the built site until somebody presses Ctrl-C, which is a good end. */
export async function runServe({ out, base, port }: ServeCommandOptions, world: World): Promise<number> {
  const root = resolve(world.cwd, out);
  await recoverSite(root);
  if (!existsSync(join(root, 'index.html'))) throw new CommandError(`${printable(out)} holds no site. Run \`afterword build\` first.`);
  const interrupted = world.interrupted();
  try {
    const server = await serveSite({ root, base: base ?? baseOf(root), port });
    world.out(`${printable(out)} is served at ${server.address} (Ctrl-C ends it)\n`);
    await interrupted;
    await server.stop();
    return 0;
  } catch (error) {
    if (error instanceof PortTakenError) throw new CommandError(error.message);
    throw error;
  }
}
