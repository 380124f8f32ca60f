import type { Locale, WordParameters, Words } from '@magpie/ui';
import { fillWords } from './fill-words.ts';

type Texts = Readonly<Record<string, string>>;

const texts: Readonly<Record<Locale, Map<string, string>>> = { 'zh-CN': new Map(), en: new Map() };

/** The app's own words, most of all there are: only those of the language that is read are fetched. */
const ownWords: Readonly<Record<Locale, () => Promise<{ readonly default: Texts }>>> = {
  'zh-CN': () => import('../words/zh-CN.json'),
  en: () => import('../words/en.json'),
};

/** Brings the app's own words in a language; resolves when they can be said. */
export async function bringWords(locale: Locale): Promise<void> {
  const { default: own } = await ownWords[locale]();
  for (const [key, text] of Object.entries(own)) texts[locale].set(key, text);
}

/** The look-up of one language. Synchronous: its words were brought before, those of a room come with the room. */
export function wordsIn(locale: Locale): Words {
  const known = texts[locale];
  const plurals = new Intl.PluralRules(locale);
  return (key, parameters) => {
    const text = known.get(`${key}${formOf(parameters, plurals)}`) ?? known.get(key);
    return text === undefined ? key : fillWords(text, parameters);
  };
}

/** Brings more words, such as the node kinds', which the first page does without. */
export function addWords(words: Readonly<Record<Locale, Texts>>): void {
  for (const locale of ['zh-CN', 'en'] as const) for (const [key, text] of Object.entries(words[locale])) texts[locale].set(key, text);
}

/** A text that is said otherwise of one than of many has a form for each: `key_one`, `key_other`. A count may come as people write it: `1,204`. */
function formOf(parameters: WordParameters | undefined, plurals: Intl.PluralRules): string {
  const count = parameters?.['count'];
  if (count === undefined) return '';
  return `_${plurals.select(typeof count === 'number' ? count : Number(count.replaceAll(/[^\d.]/g, '')))}`;
}
