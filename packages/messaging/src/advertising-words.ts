import { type ForbiddenReason, type ForbiddenRule, shippedWords } from './shipped-words.ts';
import { wordKey } from './words-in-force.ts';

/** A forbidden word where it stands in a text. */
export interface ForbiddenWord {
  /** As it is written there. */
  readonly word: string;
  readonly reason: ForbiddenReason;
  /** Code units from the start of the text. */
  readonly at: number;
}

/** Ordinary expressions in which a shipped word claims nothing: history, a price's lower bound, what a cloth is made of. */
const ordinary = /历史上|最低(?:消费|起订|起送)|100%(?=\s*(?:纯?棉|羊毛|羊绒|桑蚕丝|亚麻|聚酯纤维|涤纶|莫代尔))/g;
const hole = /\{\{.*?\}\}|\{%.*?%\}/gs;
const otherwise = /\|\s*default:\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * The forbidden words of a text or a template's source, in order, the longest of a place. Of what stands in `{{ }}` or `{% %}` only the texts after
 * `default:` are read: they are what somebody without the field is sent.
 */
export function forbiddenWords(source: string, rules: readonly ForbiddenRule[] = shippedWords): readonly ForbiddenWord[] {
  if (rules.length === 0) return [];
  const { pattern, reasons } = finderOf(rules);
  const readable = source.replaceAll(hole, sentInstead);
  const plain = [...readable.matchAll(ordinary)].map(({ index, 0: { length } }) => [index, index + length] as const);
  return [...readable.matchAll(pattern)].flatMap(({ index: at, 0: word }): readonly ForbiddenWord[] => {
    const reason = reasons.get(wordKey(word));
    const claimsNothing = reason !== 'own' && plain.some(([from, to]) => at < to && at + word.length > from);
    return reason === undefined || claimsNothing ? [] : [{ word, reason, at }];
  });
}

interface Finder {
  readonly pattern: RegExp;
  readonly reasons: ReadonlyMap<string, ForbiddenReason>;
}

const finders = new WeakMap<readonly ForbiddenRule[], Finder>();

/** Made once a list: it is asked for with every key. */
function finderOf(rules: readonly ForbiddenRule[]): Finder {
  const known = finders.get(rules);
  if (known !== undefined) return known;
  // The longest first, so that 最低价 is not told as 最低.
  const sorted = rules.map(({ word }) => word).toSorted((left, right) => right.length - left.length);
  const finder = {
    pattern: new RegExp(sorted.map(wholeWord).join('|'), 'giu'),
    reasons: new Map(rules.map(({ word, reason }) => [wordKey(word), reason])),
  };
  finders.set(rules, finder);
  return finder;
}

/** Words of letters that are written apart are found as whole words only: `best` is not in `bestow`, nor 100% in 2100%. */
function wholeWord(word: string): string {
  const text = word.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
  return `${/^[\p{Script=Latin}\d]/u.test(word) ? String.raw`(?<![\p{Script=Latin}\d])` : ''}${text}${/[\p{Script=Latin}\d]$/u.test(word) ? String.raw`(?![\p{Script=Latin}\d])` : ''}`;
}

/** A hole with all but its default texts blanked, so that places stay. */
function sentInstead(text: string): string {
  let read = '';
  for (const match of text.matchAll(otherwise)) {
    const value = match[1] ?? match[2] ?? '';
    const at = match.index + match[0].length - 1 - value.length;
    read = `${read.padEnd(at)}${value}`;
  }
  return read.padEnd(text.length);
}
