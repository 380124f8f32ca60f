import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    globalSetup: ['packages/db/src/testing/global-setup.ts'],
    include: ['{packages,apps,workflows,tests,bench}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/.types/**', '**/dist/**'],
  },
});
