import type { WordParameters } from '@magpie/ui';

/** Puts parameters into the holes of a text, `{{name}}`; what nobody fills stays empty. What is put in is text, and is not looked at again. */
export function fillWords(text: string, parameters: WordParameters = {}): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(parameters[name] ?? ''));
}
