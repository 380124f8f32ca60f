import { nodeWords } from '@magpie/nodes/words';
import { describe, expect, test } from 'vitest';
import { productSources } from '../../build/product-sources.ts';

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
/** A key put together from parts: the part before the first hole is written out, or it is a kind's name. */
interface Pattern {
  readonly source: string;
  readonly whole: RegExp;
}

function patternsIn(templates: RegExp): readonly Pattern[] {
  const found = [...sources.matchAll(templates)].map(([, template]) =>
    (template ?? '')
      // Holes that stand side by side are one.
      .replace(/(?:\$\{(?:[^{}]|\{[^{}]*\})*\})+/g, '\u0000')
      .replace(/[.*+?^$()|[\]\\{}]/g, '\\$&')
      .replaceAll('\u0000', '(.+)'),
  );
  return [...new Set(found)].map((source) => ({ source, whole: new RegExp(`^${source}$`) }));
}
const patterns = patternsIn(/`([a-z][\w-]*\.[^`\s]*\$\{[^`]*)`/g);
/** Keys that are asked for by the name of whatever kind a step is of. */
const kindPatterns = patternsIn(/`(\$\{[^`\s]*\.[^`\s]*)`/g);

/** Everything that could stand in a hole: what is written out anywhere in the product, as a text or as the name of a member. */
const everything = productSources();
const written = new Set(
  everything.flatMap((source) =>
    [...source.matchAll(/['"`]([\w.:<>=!-]+)['"`]|\b(\w+)(?=\??:)/g)].flatMap(([, text, member]) => [
      text ?? member ?? '',
      ...(text?.split(/[:.]/) ?? []),
    ]),
  ),
);
/** What is put together there begins so, such as `align-${to}`. */
const begun = [...new Set(everything.flatMap((source) => [...source.matchAll(/`([a-z][a-z-]*-)\$\{/g)].map(([, start]) => start ?? '')))];

/** A pattern asks for a key only if its holes could be filled so; numbers are counted, not written. */
function fits({ whole }: Pattern, key: string): boolean {
  const parts = whole.exec(key)?.slice(1);
  const isWritten = (part: string): boolean =>
    written.has(part) || /^\d+$/.test(part) || begun.some((start) => part.startsWith(start) && written.has(part.slice(start.length)));
  return parts?.every((part) => isWritten(part) || part.split('.').every(isWritten)) === true;
}

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

  test('Chinese calls a saved question 人群 and a frozen set 快照, and neither anything else', () => {
    const texts = [...Object.entries(zhCN), ...Object.entries(nodeWords['zh-CN'])];
    expect(texts.filter(([, text]) => /受众|人群包/.test(text))).toEqual([]);
    const ofSets = texts.filter(([key]) => /^(?:cohorts?|combine|list|cohort-entry|save-cohort)\./.test(key));
    expect(ofSets.length).toBeGreaterThan(50);
    expect(ofSets.filter(([, text]) => /(?:存为|存成|新建|新)人群(?!快照)/.test(text))).toEqual([]);
  });

  test('no file says a key twice, of which only the last would be heard', () => {
    // Flat ones: what is nested may say a word in two of its parts.
    const texts = import.meta.glob(['../**/*words.*.json', './*.json', '../../../../packages/nodes/src/**/*words.*.json'], {
      query: '?raw',
      import: 'default',
      eager: true,
    });
    const twice = Object.entries(texts).flatMap(([path, text]) => {
      const keys = [...String(text).matchAll(/^ +"([^"]+)":/gm)].map(([, key]) => key);
      return keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `${path}: ${key}`);
    });
    expect(Object.keys(texts).length).toBeGreaterThan(30);
    expect(twice).toEqual([]);
  });

  test('no text is empty', () => {
    expect([...Object.entries(en), ...Object.entries(zhCN)].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('no key of the screens is unused', () => {
    const unused = [...new Set(Object.keys(zhCN).map(base))].filter(
      (key) => !literals.has(key) && !single.has(key) && !patterns.some((pattern) => fits(pattern, key)),
    );
    expect(unused).toEqual([]);
  });

  test("no key of the kinds' is unused", () => {
    // What a shop calls its members' attributes stands in its data.
    const unused = Object.keys(nodeWords['zh-CN']).filter(
      (key) => !key.startsWith('send-sms.field-name.') && !literals.has(key) && ![...patterns, ...kindPatterns].some((pattern) => fits(pattern, key)),
    );
    expect(unused).toEqual([]);
  });

  test('English says one and many, or neither', () => {
    const forms = (form: string): readonly string[] =>
      Object.keys(en)
        .filter((key) => key.endsWith(form))
        .map(base)
        .toSorted();
    expect(forms('_one')).toEqual(forms('_other'));
    expect(Object.keys(zhCN).filter((key) => /_(one|other)$/.test(key))).toEqual([]);
  });

  test('every room and every kind is among them', () => {
    const rooms = import.meta.glob(['../**/words*.json'], { import: 'default', eager: true });
    expect(Object.keys(rooms).filter((path) => !/\/words\.(en|zh-CN)\.json$/.test(path))).toEqual([]);
    const kinds = import.meta.glob(['../../../../packages/nodes/src/**/*words.*.json'], { import: 'default', eager: true });
    const missing = Object.entries(kinds).flatMap(([path, texts]) => {
      const language = path.endsWith('.en.json') ? 'en' : 'zh-CN';
      return Object.keys(texts ?? {}).filter((key) => !(key in nodeWords[language]));
    });
    expect(missing).toEqual([]);
  });

  test('no key that code asks for is missing', () => {
    const asked = [...sources.matchAll(/\bwords\((?:[^()'"`]*\? )?'([\w.-]+)'(?: : '([\w.-]+)')?[,)]/g)]
      .flatMap(([, key, other]) => [key, other])
      .filter((key) => key !== undefined);
    expect(asked.length).toBeGreaterThan(100);
    expect([...new Set(asked)].filter((key) => !known.has(key))).toEqual([]);
    expect(patterns.filter(({ whole }) => ![...known].some((key) => whole.test(key))).map(({ source }) => source)).toEqual([]);
  });
});
