import { defineConfig } from 'vitest/config';

const everywhere = {
  pool: 'forks',
  testTimeout: 10_000,
  hookTimeout: 30_000,
  teardownTimeout: 10_000,
  unstubEnvs: true,
  unstubGlobals: true,
  restoreMocks: true,
} as const;

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    // .ci/run closes with the figures of that file.
    reporters: process.env.CI
      ? ['default', ['json', { outputFile: 'node_modules/.cache/folkmoot/test-results.json' }]]
      : ['default'],
    projects: [
      {
        extends: true,
        test: {
          ...everywhere,
          name: 'unit',
          include: ['packages/**/*.test.{ts,tsx}', 'apps/*/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...everywhere,
          name: 'server',
          include: ['apps/server/tests/**/*.test.{ts,tsx}'],
          globalSetup: ['apps/server/tests/support/postgres-server.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          ...everywhere,
          name: 'e2e',
          include: ['e2e/**/*.test.{ts,tsx}'],
          globalSetup: ['e2e/support/build-first.ts', 'apps/server/tests/support/postgres-server.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
