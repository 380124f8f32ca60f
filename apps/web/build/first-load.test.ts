import { expect, it } from 'vitest';
import { firstLoads } from './first-load.ts';

const budgetBytes = 500_000;

it('fetches at most 500 kB before a screen works', async () => {
  const loads = await firstLoads();
  expect(loads.map(({ screen }) => screen)).toContain('editor/editor-page.tsx');
  expect(loads.length).toBeGreaterThan(4);
  const over = loads.filter(({ gzipBytes }) => gzipBytes > budgetBytes);
  expect(over.map(({ screen, gzipBytes, files }) => ({ screen, gzipBytes, largest: files.slice(0, 8) }))).toEqual([]);
});
