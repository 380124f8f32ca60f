import { audienceWords } from '@magpie/audience';
import audienceFormEn from './audience-form/words.en.json' with { type: 'json' };
import audienceFormZhCn from './audience-form/words.zh-CN.json' with { type: 'json' };
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
export const nodeWords: Readonly<Record<NodeLocale, KindWords>> = { 'zh-CN': wordsIn('zh-CN'), en: wordsIn('en') };

/** A problem in words; its code when nobody has words for it. */
export function problemInWords(
  problem: { readonly code: string; readonly parameters: Readonly<Record<string, string | number>> },
  locale: NodeLocale,
): string {
  const template = nodeWords[locale][`problem.${problem.code}`] ?? problem.code;
  return template.replaceAll(/\{\{(\w+)\}\}/g, (hole, name: string) =>
    Object.hasOwn(problem.parameters, name) ? String(problem.parameters[name]) : hole,
  );
}

function wordsIn(locale: NodeLocale): KindWords {
  const own =
    locale === 'en'
      ? { ...sharedEn, ...problemEn, ...audienceFormEn, ...entryFormEn }
      : { ...sharedZhCn, ...problemZhCn, ...audienceFormZhCn, ...entryFormZhCn };
  return Object.assign({ ...own, ...audienceProblems(locale) }, ...Object.values(kinds).map(({ words }) => words[locale]));
}

/** The audience language marks its parameters with single braces. */
function audienceProblems(locale: NodeLocale): KindWords {
  return Object.fromEntries(
    Object.entries(audienceWords[locale].problems).map(([code, text]) => [`problem.${code}`, text.replaceAll(/\{(\w+)\}/g, '{{$1}}')]),
  );
}
