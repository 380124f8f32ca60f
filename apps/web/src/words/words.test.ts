import { nodeWords } from '@magpie/nodes/words';
import { describe, expect, test } from 'vitest';

type Texts = Readonly<Record<string, string>>;

/** The app's own words and those that a room brings along: `words.<language>.json` beside its code. */
const en: Texts = together(import.meta.glob(['./en.json', '../**/words.en.json'], { import: 'default', eager: true }));
const zhCN: Texts = together(import.meta.glob(['./zh-CN.json', '../**/words.zh-CN.json'], { import: 'default', eager: true }));

function together(found: Readonly<Record<string, unknown>>): Texts {
  const entries = Object.values(found).flatMap((texts): readonly [string, unknown][] => Object.entries(texts ?? {}));
  const twice = entries.map(([key]) => key).filter((key, index, keys) => keys.indexOf(key) !== index);
  if (twice.length > 0) throw new Error(`Words said in two places: ${twice.join(', ')}`);
  return Object.fromEntries(entries.map(([key, text]) => [key, String(text)]));
}

const files: Readonly<Record<string, string>> = import.meta.glob(
  ['../**/*.{ts,tsx}', '../../../../packages/{ui,nodes}/src/**/*.{ts,tsx}', '!**/*.test.*'],
  { query: '?raw', import: 'default', eager: true },
);
const sources = Object.values(files).join('\n');

/** Keys written out, and patterns of keys put together from parts. */
const literals = new Set([...sources.matchAll(/['"`]([a-z][\w-]*(?:\.[\w<>=!-]+)+)['"`]/g)].map(([, key]) => key ?? ''));
const single = new Set(
  [...sources.matchAll(/words\((?:[\w.]+ \? )?['"`]([a-z-]+)['"`](?: : ['"`]([a-z-]+)['"`])?/g)].flatMap(([, key, other]) => [
    key ?? '',
    other ?? '',
  ]),
);
const patterns = [...sources.matchAll(/`([a-z][\w-]*\.[^`\s]*\$\{[^`]*)`/g)].map(
  ([, template]) =>
    new RegExp(
      `^${(template ?? '')
        .replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '\u0000')
        .replace(/[.*+?^$()|[\]\\{}]/g, '\\$&')
        .replaceAll('\u0000', '.+')}$`,
    ),
);

const base = (key: string): string => key.replace(/_(one|other)$/, '');
const known = new Set([...Object.keys(zhCN), ...Object.keys(nodeWords['zh-CN'])].map(base));

describe('words', () => {
  test('both languages have the same keys', () => {
    expect([...new Set(Object.keys(en).map(base))].toSorted()).toEqual([...new Set(Object.keys(zhCN).map(base))].toSorted());
    expect(Object.keys(nodeWords.en).toSorted()).toEqual(Object.keys(nodeWords['zh-CN']).toSorted());
  });

  test('both languages fill the same holes', () => {
    const holes = (text: string): readonly string[] => [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? ''))].toSorted();
    const differing = Object.entries(en).filter(([key, text]) => {
      const other = Object.entries(zhCN).find(([name]) => name === base(key) || name === key)?.[1] ?? '';
      // A singular may leave its count out.
      return !key.endsWith('_one') && holes(text).join() !== holes(other).join();
    });
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  test('no text is empty', () => {
    expect([...Object.entries(en), ...Object.entries(zhCN)].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('no key of the screens is unused', () => {
    const unused = [...new Set(Object.keys(zhCN).map(base))].filter(
      (key) => !literals.has(key) && !single.has(key) && !patterns.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });

  test('no key that code asks for is missing', () => {
    const asked = [...sources.matchAll(/\bwords\((?:[^()'"`]*\? )?'([\w.-]+)'(?: : '([\w.-]+)')?[,)]/g)]
      .flatMap(([, key, other]) => [key, other])
      .filter((key) => key !== undefined);
    expect(asked.length).toBeGreaterThan(100);
    expect([...new Set(asked)].filter((key) => !known.has(key))).toEqual([]);
    const wanting = patterns.filter((pattern) => pattern.source.startsWith('^') && ![...known].some((key) => pattern.test(key)));
    expect(wanting.map(({ source }) => source)).toEqual([]);
  });
});
