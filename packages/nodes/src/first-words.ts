import { audienceWords } from '@magpie/audience';
import entryFormEn from './entry-form/words.en.json' with { type: 'json' };
import entryFormZhCn from './entry-form/words.zh-CN.json' with { type: 'json' };
import type { KindWords, NodeLocale } from './define-kind.ts';
import { kinds } from './index.ts';
import problemEn from './problem-words.en.json' with { type: 'json' };
import problemZhCn from './problem-words.zh-CN.json' with { type: 'json' };
import sharedEn from './shared-words.en.json' with { type: 'json' };
import sharedZhCn from './shared-words.zh-CN.json' with { type: 'json' };

/**
 * Every word of the kinds, their forms, and the problems a journey can have, by language and flat key, with `{{parameters}}`:
 * `kind.<type>`, `kind.<type>.about`, `outcome.<type>.<port or outcome>`, `outcome.<outcome>`, `problem.<code>`, `festival.<name>`, `<type>.…`.
 * A kind's own words come with the kind: registering it is enough.
 */
export const firstWords: Readonly<Record<NodeLocale, KindWords>> = { 'zh-CN': wordsIn('zh-CN'), en: wordsIn('en') };

function wordsIn(locale: NodeLocale): KindWords {
  const own = locale === 'en' ? { ...sharedEn, ...problemEn, ...entryFormEn } : { ...sharedZhCn, ...problemZhCn, ...entryFormZhCn };
  return Object.assign({ ...own, ...audienceProblems(locale) }, ...Object.values(kinds).map(({ words }) => words[locale]));
}

/** The audience language marks its parameters with single braces. */
function audienceProblems(locale: NodeLocale): KindWords {
  return Object.fromEntries(
    Object.entries(audienceWords[locale].problems).map(([code, text]) => [`problem.${code}`, text.replaceAll(/\{(\w+)\}/g, '{{$1}}')]),
  );
}
