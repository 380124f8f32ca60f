import type { Kind } from '@magpie/journey';

/** A kind with its words beside it, so that one line registers both. The words are for people: nothing that runs reads them. */
export interface NodeKind<Config> extends Kind<Config> {
  readonly words: Readonly<Record<NodeLocale, KindWords>>;
}

export type NodeLocale = 'zh-CN' | 'en';

/** Texts by key, with `{{parameters}}`. */
export type KindWords = Readonly<Record<string, string>>;

/** States a kind, keeping the literal type of its name so that the node union is derived from the registry. */
export function defineKind<const Type extends string, Config>(
  kind: NodeKind<Config> & { readonly type: Type },
): NodeKind<Config> & { readonly type: Type } {
  return kind;
}
