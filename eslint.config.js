import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

// The messages teach: each says what to do instead, so that nobody has to look for the reason.
const environmentIsReadInOnePlace =
  'Only apps/server/src/config.ts reads the environment. Add a setting there, with its description, and take it as a parameter here.';
const namedExportsOnly =
  'Export by name: a name stays the same everywhere and can be searched for; a default export is called something else in each file.';
const htmlIsEscaped =
  'Write the text as a child and let the renderer escape it. HTML that has been made safe goes through <TrustedHtml>, in http/trusted-html.tsx, the one place that puts HTML on a page as it is.';

const noDefaultExport = { selector: 'ExportDefaultDeclaration', message: namedExportsOnly };
const noRawHtml = [
  { selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]', message: htmlIsEscaped },
  { selector: 'Property[key.name="dangerouslySetInnerHTML"]', message: htmlIsEscaped },
  { selector: 'Property[key.value="dangerouslySetInnerHTML"]', message: htmlIsEscaped },
];

const tests = ['**/*.test.ts', '**/*.test.tsx', 'apps/server/tests/**/*.{ts,tsx}', 'e2e/**/*.{ts,tsx}'];
const sources = ['apps/*/src/**/*.{ts,tsx}', 'packages/*/src/**/*.{ts,tsx}', 'scripts/**/*.ts'];

export default defineConfig(
  globalIgnores(['**/dist/', '**/.dist-*/', '**/coverage/', 'data/', '**/fixtures/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': ['error', noDefaultExport, ...noRawHtml],
      'max-params': 'off',
      '@typescript-eslint/max-params': ['error', { max: 3 }],

      // A promise that nobody waits for is how a comment gets lost without a trace.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, attributes: false } },
      ],
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/require-await': 'off',

      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-deprecated': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all' },
      ],
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
    },
  },
  {
    name: 'sources',
    files: sources,
    ignores: tests,
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    name: 'a migration is one list of statements, read from top to bottom',
    files: ['apps/server/src/db/migrations/*.ts'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' },
  },
  {
    name: 'the environment is read in one place',
    files: ['apps/*/src/**/*.{ts,tsx}', 'packages/*/src/**/*.{ts,tsx}'],
    ignores: ['apps/server/src/config.ts', ...tests],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: environmentIsReadInOnePlace },
      ],
      'no-restricted-imports': [
        'error',
        { name: 'node:process', message: environmentIsReadInOnePlace },
        { name: 'process', message: environmentIsReadInOnePlace },
      ],
    },
  },
  {
    name: 'the server logs through ctx.log',
    files: ['apps/server/src/{newsroom,conversation,campaign,office,db,http,mail}/**/*.{ts,tsx}'],
    ignores: tests,
    rules: { 'no-console': 'error' },
  },
  {
    name: 'the one place for HTML as it is',
    files: ['apps/server/src/http/trusted-html.tsx'],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport] },
  },
  {
    name: 'tests',
    files: tests,
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    name: 'tools that ask for a default export',
    files: ['*.config.{js,ts}'],
    rules: { 'no-restricted-syntax': ['error', ...noRawHtml] },
  },
  {
    name: 'plain JavaScript is checked by its JSDoc types alone',
    files: ['**/*.{js,cjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { 'no-undef': 'off' }, // TypeScript knows what there is
  },
);
