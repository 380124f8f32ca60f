import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    include: ['{packages,apps,workflows,tests,bench}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/.types/**', '**/dist/**'],
  },
});
