import type { Locale, Words } from '@magpie/ui';
import i18next from 'i18next';
import en from '../words/en.json';
import zhCN from '../words/zh-CN.json';

const i18n = i18next.createInstance();

void i18n.init({
  lng: 'zh-CN',
  fallbackLng: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  initAsync: false,
  resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
});

/** The look-up of one language. Synchronous: both languages come with the app. */
export function wordsIn(locale: Locale): Words {
  const translate = i18n.getFixedT(locale);
  return (key, parameters) => translate(key, parameters === undefined ? {} : { ...parameters });
}

/** Brings more words, such as the node kinds', which the first page does without. */
export function addWords(words: Readonly<Record<Locale, Readonly<Record<string, string>>>>): void {
  for (const [locale, texts] of Object.entries(words)) i18n.addResourceBundle(locale, 'translation', texts, true, false);
}
