import { readdirSync, readFileSync } from 'node:fs';
import { nodeWords } from '@magpie/nodes/words';

export type Locale = 'zh-CN' | 'en';

/** The product's own words for a key, with its parameters filled in; a key without words is a fault. */
export type WordsOf = (key: string, parameters?: Readonly<Record<string, string | number>>) => string;

/** Words by which the stories find things, as a reader of that language would. */
export function wordsOf(locale: Locale): WordsOf {
  const known: Readonly<Record<string, string>> = { ...nodeWords[locale], ...appWords(locale) };
  return (key, parameters = {}) => {
    const text = known[key] ?? known[`${key}_${parameters['count'] === 1 && locale === 'en' ? 'one' : 'other'}`];
    if (text === undefined) throw new Error(`There are no words for ${key} in ${locale}`);
    return text.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(parameters[name] ?? ''));
  };
}

/** The web app's words, those of its rooms among them; it is no package that anybody imports. */
function appWords(locale: Locale): Readonly<Record<string, string>> {
  const app = new URL('../../apps/web/src/', import.meta.url);
  const rooms = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith(`words.${locale}.json`));
  const entries = [`words/${locale}.json`, ...rooms].flatMap((path): readonly [string, unknown][] => {
    const parsed: unknown = JSON.parse(readFileSync(new URL(path, app), 'utf8'));
    return Object.entries(typeof parsed === 'object' && parsed !== null ? parsed : {});
  });
  return Object.fromEntries(entries.map(([key, text]) => [key, String(text)]));
}
