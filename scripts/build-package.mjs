// Compiles `src` to JavaScript in `lib`, for the package that `npm pack` makes: Node runs TypeScript as it stands, except
// below `node_modules`. Types are checked elsewhere (`npm run check`); here each file is translated for itself.
// Pages, components and what they import stay as they are: Astro compiles them where the package is installed.
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { requireProjectNode, root } from './steps.mjs';

requireProjectNode('npm pack');

/** Where Node starts: the program itself, and its parts that are processes of their own. */
const ENTRIES = ['cli/main.ts', 'draw/worker.ts', 'site/compile-worker.ts', 'site/render-worker.ts'];
/** What Astro alone compiles. */
const FOR_ASTRO = new Set(['pages', 'layouts', 'components', 'client', 'styles']);

const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
const { options } = ts.convertCompilerOptionsFromJson(
  { ...config.compilerOptions, noEmit: false, allowImportingTsExtensions: false, rewriteRelativeImportExtensions: true },
  root,
);

rmSync(join(root, 'lib'), { recursive: true, force: true });
const files = globSync('**/*.ts', { cwd: join(root, 'src') }).filter(
  (file) => !file.endsWith('.d.ts') && file !== 'content.config.ts' && !FOR_ASTRO.has(file.split(/[\\/]/)[0]),
);
for (const file of files) compile(file);
const missing = ENTRIES.filter((entry) => !files.map((file) => file.replaceAll('\\', '/')).includes(entry));
if (missing.length > 0) throw new Error(`src has no ${missing.join(', ')}: the package would not start`);
// Not to standard output: `npm pack --json` prints its own there.
console.error(`Compiled ${files.length} files to lib`);

function compile(file) {
  const source = readFileSync(join(root, 'src', file), 'utf8');
  const { outputText, diagnostics } = ts.transpileModule(source, { compilerOptions: options, fileName: file, reportDiagnostics: true });
  const [first] = diagnostics ?? [];
  if (first !== undefined) throw new Error(`${file}: ${ts.flattenDiagnosticMessageText(first.messageText, '\n')}`);
  const target = join(root, 'lib', file.replace(/\.ts$/, '.js'));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, outputText);
}
