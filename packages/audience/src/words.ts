import en from './words.en.json' with { type: 'json' };
import zhCn from './words.zh-CN.json' with { type: 'json' };

/** The languages that the audience language speaks. */
export type AudienceLocale = 'zh-CN' | 'en';

/** Shape of a word file; templates carry `{names}` to be filled. */
export type Words = typeof zhCn;

/** Words of the audience language: phrases of `describeFilter`, and `problems` by problem code. */
export const audienceWords: Readonly<Record<AudienceLocale, Words>> = { 'zh-CN': zhCn, en };

/** A template with its `{names}` filled, once and literally: braces in a value stay what they are. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (hole, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : hole));
}
