import { expect, test } from 'vitest';

const sources: Readonly<Record<string, string>> = import.meta.glob(
  ['../../**/*.{ts,tsx}', '../../../../../packages/{ui,nodes}/src/**/*.{ts,tsx}', '!**/*.test.*'],
  { query: '?raw', import: 'default', eager: true },
);

/** Where nothing is written: a radio's keys, days of a calendar, a row's grip, and Escape while the mouse holds something. */
const writesNothing = [
  'palette/way-pick.tsx',
  'canvas/use-dragging.ts',
  'canvas/use-end-drag.ts',
  'timeline/use-timeline-drag.ts',
  'working-days/year-calendar.tsx',
  'audience-form/clause-row.tsx',
];

test('whoever listens for keys leaves alone what an input method is composing', () => {
  const listening = Object.entries(sources).filter(
    ([, source]) => /onKeyDown|'keydown'/.test(source) && /\.key\b|keyOf\(/.test(source.replaceAll(/\.key\}/g, '')),
  );
  expect(listening.length).toBeGreaterThan(8);
  const careless = listening.filter(([, source]) => !source.includes('isComposing')).map(([path]) => path);
  expect(careless.filter((path) => !writesNothing.some((end) => path.endsWith(end)))).toEqual([]);
});
