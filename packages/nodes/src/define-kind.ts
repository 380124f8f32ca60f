import type { Kind } from '@magpie/journey';

/** States a kind, keeping the literal type of its name so that the node union is derived from the registry. */
export function defineKind<const Type extends string, Config>(kind: Kind<Config> & { readonly type: Type }): Kind<Config> & { readonly type: Type } {
  return kind;
}
