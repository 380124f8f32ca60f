import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Limits against hanging, not promises of speed: machines differ.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
    // Half of the time goes to PostgreSQL and to reading files: a worker a core leaves none of them idle.
    maxWorkers: '100%',
    globalSetup: ['packages/db/src/testing/global-setup.ts'],
    include: ['{packages,apps,workflows,tests,bench}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/.types/**', '**/dist/**'],
  },
});
