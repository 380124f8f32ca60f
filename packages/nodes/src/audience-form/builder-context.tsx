import type { Arranged, ClausePath, Filter } from '@magpie/audience';
import { createContext, useContext } from 'react';
import type { ViewContext } from '../node-view.ts';

/** What the builder of audiences may know besides the filter. */
export type AudienceContext = Pick<ViewContext, 'words' | 'locale' | 'zone' | 'currency' | 'now' | 'anchor' | 'known'>;

/** Whose values are looked for. */
export type ValuesOf =
  | { readonly type: 'attribute'; readonly name: string }
  | { readonly type: 'property'; readonly event: string }
  | { readonly type: 'property-value'; readonly event: string; readonly property: string };

/** A value that the shop really has, and how often. */
export interface CountedValue {
  readonly value: string | number | boolean;
  readonly count: number;
}

/** Looks for values that hold a text, the most frequent first. Null where nobody can be asked. */
export type ValueSource = (of: ValuesOf, text: string) => Promise<readonly CountedValue[]>;

/** Who suggests values to the builder; a screen provides it. */
export const ValueSourceContext = createContext<ValueSource | null>(null);

/** What rows do to the whole filter. Places are those of the drawn filter, whose root is a group. */
export interface Arranging {
  readonly filter: Filter;
  /** Puts another filter in the place of the whole. */
  arrange(filter: Filter): void;
  /** The same, and the row that was moved keeps the keyboard. */
  follow(arranged: Arranged): void;
  /** The row that is being dragged; null: none is. */
  readonly dragged: ClausePath | null;
  drag(path: ClausePath | null): void;
}

export const ArrangingContext = createContext<Arranging | null>(null);

/** The arranging of the builder that one is in. */
export function useArranging(): Arranging {
  const arranging = useContext(ArrangingContext);
  if (arranging === null) throw new Error('A row outside of a builder');
  return arranging;
}
