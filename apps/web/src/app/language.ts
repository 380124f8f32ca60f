import type { Locale, WordParameters, Words } from '@magpie/ui';
import en from '../words/en.json';
import zhCN from '../words/zh-CN.json';
import { fillWords } from './fill-words.ts';

type Texts = Readonly<Record<string, string>>;

const texts: Readonly<Record<Locale, Map<string, string>>> = { 'zh-CN': new Map(Object.entries(zhCN)), en: new Map(Object.entries(en)) };

/** The look-up of one language. Synchronous: both languages come with the app. */
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
