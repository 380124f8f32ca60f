import { describe, expect, test } from 'vitest';
import { contrast, darkTokens, lightTokens } from './tokens.ts';

describe.each([
  ['light', lightTokens],
  ['dark', darkTokens],
] as const)('%s tokens', (_name, tokens) => {
  test.each(['ink', 'ink2', 'ink3', 'brand', 'ok', 'warn', 'bad', 'planInk', 'seedInk', 'convertInk', 'repurchaseInk', 'retainInk'] as const)(
    '%s reads on panel and stage (AA)',
    (name) => {
      expect(contrast(tokens[name], tokens.panel)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(tokens[name], tokens.stage)).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(['brand', 'ok', 'warn', 'bad'] as const)('%s reads on its own soft ground', (name) => {
    expect(contrast(tokens[name], tokens[`${name}Soft`])).toBeGreaterThanOrEqual(4.5);
  });
});

test('contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});
