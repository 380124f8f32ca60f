import type { KindWords, NodeLocale } from '../define-kind.ts';
import en from './words.en.json' with { type: 'json' };
import zhCn from './words.zh-CN.json' with { type: 'json' };

/** Words of the builder of conditions, which only its forms say. */
export const builderWords: Readonly<Record<NodeLocale, KindWords>> = { 'zh-CN': zhCn, en };
