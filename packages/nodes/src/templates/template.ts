import type { JourneyDocument } from '@magpie/journey';
import type { NodeLocale } from '../define-kind.ts';

/** A journey that a merchant really runs, drawn complete: to be opened, given a date's copy, and published. */
export interface JourneyTemplate {
  readonly purpose: TemplatePurpose;
  /** For whom it is and what it does, in a sentence. */
  readonly about: Readonly<Record<NodeLocale, string>>;
  draw(order: TemplateOrder): JourneyDocument;
}

/** What somebody looks for who opens the gallery. */
export type TemplatePurpose = 'festival' | 'shopping-festival' | 'win-back' | 'repurchase' | 'loyalty' | 'new-goods';

export interface TemplateOrder {
  /** Of the journey. */
  readonly id: string;
  readonly locale: NodeLocale;
  /** Who signs the messages. */
  readonly shop: string;
}
