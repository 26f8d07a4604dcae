import { defineConfig, globalIgnores } from 'eslint/config';
import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

/** Functions fit one screen, a file does one job. */
const SIZES = {
  'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
};

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Named exports: a reader finds the one name everywhere.',
};

/** The rules of ESLint itself that catch a mistake TypeScript does not see. */
const MISTAKES = Object.fromEntries(
  [
    ...['no-cond-assign', 'no-constant-condition', 'no-control-regex', 'no-debugger', 'no-dupe-else-if', 'no-fallthrough'],
    ...['no-irregular-whitespace', 'no-misleading-character-class', 'no-prototype-builtins', 'no-self-assign', 'no-sparse-arrays'],
    ...[
      'no-unsafe-finally',
      'no-unused-labels',
      'no-useless-backreference',
      'no-useless-escape',
      'no-var',
      'prefer-const',
      'require-yield',
    ],
  ].map((rule) => [rule, 'error']),
);

/** core/ gives the same answer for the same text: no disk, no environment, no clock, no randomness. */
const PURITY = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Pass the time in: core/ has no clock.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Pass the time in: core/ has no clock.' },
  { selector: "CallExpression[callee.name='Date']", message: 'Pass the time in: core/ has no clock.' },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'core/ has no randomness.' },
  { selector: "MemberExpression[object.name='Temporal'][property.name='Now']", message: 'Pass the time in: core/ has no clock.' },
  { selector: 'ImportExpression', message: 'core/ imports what it needs at its top.' },
];

export default defineConfig(
  globalIgnores(['dist/', 'lib/', '.astro/', '.cache/', 'node_modules/', 'content/', 'tests/fixtures/', 'tests/hostile/fixtures/']),
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  astro.configs.recommended,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.astro'] } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      ...MISTAKES,
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Numbers in text are what most of this program prints.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      // `[...text]` is how this program counts characters.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Trees come from a native parser and from content: their types promise more than was checked.
      '@typescript-eslint/no-unnecessary-type-conversion': 'off',
      // `['href']` of an open set of keys, `.href` of a known one: TypeScript decides which is allowed.
      '@typescript-eslint/dot-notation': 'off',
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    // `src/content.config.ts` and the virtual module's types have the shape that Astro demands.
    rules: { ...SIZES, 'no-restricted-syntax': ['error', noDefaultExport] },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', noDefaultExport, ...PURITY],
      'no-restricted-globals': ['error', 'process', 'performance', 'crypto', 'fetch', 'setTimeout', 'setInterval', 'Buffer', 'console'],
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^(node:|astro(:|/|$)|virtual:)', message: 'core/ is pure: see tests/architecture.test.ts.' }] },
      ],
    },
  },
  {
    // What a parser hands over has no type of ours yet: the one place where a cast may say what it is.
    files: ['src/core/parse/**/*.ts', 'tests/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as' }] },
  },
  {
    // Tables and declarations of shapes: long, with nothing to follow.
    files: ['src/core/derive/page-data.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    // Types come from generated modules here, and assertions in `src/site/virtual.d.ts` declare one of them.
    files: ['**/*.d.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off', 'no-restricted-syntax': 'off' },
  },
  {
    // astro-eslint-parser knows only the older way to find the types.
    files: ['**/*.astro'],
    languageOptions: { parserOptions: { projectService: false, project: true } },
  },
  {
    // `astro check` knows the types of components; typescript-eslint sees an untyped module in each import of one.
    files: ['**/*.astro'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // `{list.map(...)}` of elements and `Astro.props` read as errors to the parser's stand-in types.
      '@typescript-eslint/await-thenable': 'off',
    },
  },
  {
    // Programs that Node runs as they stand.
    files: ['**/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
  },
);
