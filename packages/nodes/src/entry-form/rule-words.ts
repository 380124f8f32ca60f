import type { EntryRule } from '@magpie/journey/plan';
import type { ViewContext } from '../node-view.ts';

export type RuleName = 'once' | 'again-after-leaving' | 'per-key' | 'again-after-days';

export function ruleName(rule: EntryRule): RuleName {
  return typeof rule === 'string' ? rule : 'again-after-days';
}

/** How often somebody may enter, as half a sentence for a card. Apart from the form: cards are drawn before any form is fetched. */
export function ruleWords(rule: EntryRule, { words }: Pick<ViewContext, 'words'>): string {
  return typeof rule === 'string' ? words(`entry-form.rule.${rule}`) : words('entry-form.rule.again-after-days.card', { days: rule.againAfterDays });
}
