import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { AudienceName } from '../core/derive/visibility.ts';
import { programRoot } from '../site/settings.ts';
import { CommandError } from './usage-error.ts';
import type { World } from './world.ts';

export const PREVIEW_HOSTS = ['github', 'generic', 'gitlab'] as const;
/** What is safe comes first: it is what nobody chose. */
export const PREVIEW_AUDIENCES = ['public', 'internal'] as const satisfies readonly AudienceName[];
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

const SHOWN: Readonly<Record<AudienceName, string>> = {
  public:
    'Previews show what everybody may see, and nothing internal. `--audience internal` is for previews that only the team can open.\n',
  internal: 'Previews show all that the team sees: serve them where nobody else can open them.\n',
};

/** Writes the workflows of previews into the folder that the program is called in: all of them, or none where one is there. */
export function runInitPreview(host: PreviewHost, audience: AudienceName, world: World): number {
  const files = Object.entries(FILES[host]);
  const there = files.map(([, path]) => path).filter((path) => existsSync(resolve(world.cwd, path)));
  if (there.length > 0) throw new CommandError(`Nothing was written: ${there.join(', ')} is there already.`);
  for (const [template, path] of files) {
    const target = resolve(world.cwd, path);
    mkdirSync(dirname(target), { recursive: true });
    const text = readFileSync(join(programRoot(), 'templates/workflows', template), 'utf8');
    writeFileSync(target, text.replace(/^( *(?:AFTERWORD_)?AUDIENCE: )public$/m, `$1${audience}`), { flag: 'wx' });
    world.out(`Wrote ${path}\n`);
  }
  world.out(SHOWN[audience]);
  world.out('Next: set the addresses at the top of each file, and the secret that publishes. See docs/previews-ci.md of Afterword.\n');
  return 0;
}
