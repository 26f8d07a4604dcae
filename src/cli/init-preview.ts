import { copyFileSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { programRoot } from '../site/settings.ts';
import { CommandError } from './usage-error.ts';
import type { World } from './world.ts';

export const PREVIEW_HOSTS = ['github', 'generic', 'gitlab'] as const;
export type PreviewHost = (typeof PREVIEW_HOSTS)[number];

/** Template -> where it stands in the repository of the notes. */
const FILES: Readonly<Record<PreviewHost, Readonly<Record<string, string>>>> = {
  github: {
    'preview-build.yml': '.github/workflows/preview-build.yml',
    'preview-publish.yml': '.github/workflows/preview-publish.yml',
    'preview-remove.yml': '.github/workflows/preview-remove.yml',
  },
  generic: {
    'preview-build.yml': '.github/workflows/preview-build.yml',
    'preview-publish-generic.yml': '.github/workflows/preview-publish.yml',
    'preview-remove-generic.yml': '.github/workflows/preview-remove.yml',
  },
  gitlab: { 'preview.gitlab-ci.yml': '.gitlab/preview.gitlab-ci.yml' },
};

/** Writes the workflows of previews into the folder that the program is called in: all of them, or none where one is there. */
export function runInitPreview(host: PreviewHost, world: World): number {
  const files = Object.entries(FILES[host]);
  const there = files.map(([, path]) => path).filter((path) => existsSync(resolve(world.cwd, path)));
  if (there.length > 0) throw new CommandError(`Nothing was written: ${there.join(', ')} is there already.`);
  for (const [template, path] of files) {
    const target = resolve(world.cwd, path);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(programRoot(), 'templates/workflows', template), target, constants.COPYFILE_EXCL);
    world.out(`Wrote ${path}\n`);
  }
  world.out('Next: set the addresses at the top of each file, and the secret that publishes. See docs/previews-ci.md of Afterword.\n');
  return 0;
}
