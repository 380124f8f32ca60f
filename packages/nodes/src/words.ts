import { builderWords } from './audience-form/builder-words.ts';
import type { KindWords, NodeLocale } from './define-kind.ts';
import { firstWords } from './first-words.ts';

/** Every word of the kinds, those of the builder of conditions among them, which comes to the screen later than the others. */
export const nodeWords: Readonly<Record<NodeLocale, KindWords>> = {
  'zh-CN': { ...firstWords['zh-CN'], ...builderWords['zh-CN'] },
  en: { ...firstWords.en, ...builderWords.en },
};

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
