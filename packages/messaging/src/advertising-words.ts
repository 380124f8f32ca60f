/**
 * Words that the advertising law of China (《中华人民共和国广告法》) keeps out of advertisements, and why. `superlative`: article 9 (3), "国家级、最高级、最佳
 * 等用语". `state`: article 9 (1) and (2), state symbols and organs. `derived`: the lists that market regulators and platforms have derived from article 9
 * and from article 28 (what cannot be proved); a text that can prove its claim may keep them.
 */
const words: Readonly<Record<ForbiddenReason, string>> = {
  superlative:
    '国家级 世界级 宇宙级 顶级 极品 顶尖 至尊 最佳 最好 最高级 最高档 最先进 最便宜 最优惠 最优质 最低价 最低 最新技术 最大力度 最强 最热销 最受欢迎',
  state: '国旗 国歌 国徽 军旗 军歌 军徽 国家机关 国家领导人 中南海 人民大会堂 国宴 特供 专供',
  derived:
    '全网第一 全国第一 销量第一 行业第一 第一品牌 唯一 独一无二 绝无仅有 史无前例 空前绝后 史上 全网最 万能 百分之百 100% 永久 根治 零风险 王牌 冠军 独家',
};

export type ForbiddenReason = 'superlative' | 'state' | 'derived';

export interface ForbiddenWord {
  readonly word: string;
  readonly reason: ForbiddenReason;
  /** Code units from the start of the text. */
  readonly at: number;
}

const reasonOf = new Map(Object.entries(words).flatMap(([reason, list]) => list.split(' ').map((word) => [word, reason] as const)));
// The longest first, so that 最低价 is not told as 最低.
const pattern = new RegExp(
  [...reasonOf.keys()]
    .toSorted((left, right) => right.length - left.length)
    .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('|'),
  'g',
);
const reasons: readonly ForbiddenReason[] = ['superlative', 'state', 'derived'];

/** Ordinary expressions in which such a word claims nothing: history, a price's lower bound, what a cloth is made of. */
const ordinary = /历史上|最低(?:消费|起订|起送)|100%(?=\s*(?:纯?棉|羊毛|羊绒|桑蚕丝|亚麻|聚酯纤维|涤纶|莫代尔))/g;
const hole = /\{\{.*?\}\}|\{%.*?%\}/gs;
const otherwise = /\|\s*default:\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * The forbidden words of a text or a template's source, in order. Of what stands in `{{ }}` or `{% %}` only the texts after `default:` are read: they are
 * what somebody without the field is sent.
 */
export function forbiddenWords(source: string): readonly ForbiddenWord[] {
  const readable = source.replaceAll(hole, sentInstead).replaceAll(ordinary, blank);
  return [...readable.matchAll(pattern)].flatMap((match) => {
    const reason = reasons.find((each) => each === reasonOf.get(match[0]));
    return reason === undefined ? [] : [{ word: match[0], reason, at: match.index }];
  });
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

function blank(text: string): string {
  return ' '.repeat(text.length);
}
