/**
 * Why a word should not be in an advertisement. `superlative`: article 9 (3) of the advertising law of China (《中华人民共和国广告法》), "国家级、最高级、
 * 最佳等用语". `state`: article 9 (1) and (2), state symbols and organs. `derived`: the lists that market regulators and platforms have derived from
 * article 9 and from article 28 (what cannot be proved); a text that can prove its claim may keep them. `own`: the workspace's own word.
 */
export type ForbiddenReason = 'superlative' | 'state' | 'derived' | 'own';

/** A word that messages should do without, and why. */
export interface ForbiddenRule {
  readonly word: string;
  readonly reason: ForbiddenReason;
}

const words: Readonly<Record<Exclude<ForbiddenReason, 'own'>, string>> = {
  superlative:
    '国家级 世界级 宇宙级 顶级 极品 顶尖 至尊 最佳 最好 最高级 最高档 最先进 最便宜 最优惠 最优质 最低价 最低 最新技术 最大力度 最强 最热销 最受欢迎',
  state: '国旗 国歌 国徽 军旗 军歌 军徽 国家机关 国家领导人 中南海 人民大会堂 国宴 特供 专供',
  derived:
    '全网第一 全国第一 销量第一 行业第一 第一品牌 唯一 独一无二 绝无仅有 史无前例 空前绝后 史上 全网最 万能 百分之百 100% 永久 根治 零风险 王牌 冠军 独家',
};

/** The words that the product comes with: a workspace may switch them off and add its own. */
export const shippedWords: readonly ForbiddenRule[] = (['superlative', 'state', 'derived'] as const).flatMap((reason) =>
  words[reason].split(' ').map((word) => ({ word, reason })),
);
