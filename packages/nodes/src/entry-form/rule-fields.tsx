import type { EntryCaps, EntryRule } from '@magpie/journey/plan';
import type { Problem } from '@magpie/kit';
import { Field } from '@magpie/ui';
import { InputNumber, Select } from 'antd';
import type { ReactElement } from 'react';
import type { ViewContext } from '../node-view.ts';
import { type RuleName, ruleName } from './rule-words.ts';

export interface RuleFieldsProps {
  readonly rule: EntryRule;
  readonly caps: EntryCaps;
  /** Rules that make sense for this entry, in their order. */
  readonly rules: readonly RuleName[];
  readonly problems: readonly Problem[];
  readonly context: ViewContext;
  readonly onRule: (rule: EntryRule) => void;
  readonly onCaps: (caps: EntryCaps) => void;
}

/** How often one person may enter, and how many may in all. */
export function RuleFields({ rule, caps, rules, problems, context, onRule, onCaps }: RuleFieldsProps): ReactElement {
  const { words } = context;
  const name = ruleName(rule);
  const shown = rules.includes(name) ? rules : [...rules, name];
  return (
    <>
      <Field label={words('entry-form.rule')} path={['rule']} problems={problems} hint={words(`entry-form.rule.${name}.hint`)}>
        {(control) => (
          <Select<RuleName>
            {...control}
            value={name}
            options={shown.map((value) => ({ value, label: words(`entry-form.rule.${value}`) }))}
            onChange={(next) => onRule(next === 'again-after-days' ? { againAfterDays: 30 } : next)}
          />
        )}
      </Field>
      {typeof rule === 'string' ? null : (
        <Field label={words('entry-form.againAfterDays')} path={['rule', 'againAfterDays']} problems={problems}>
          {(control) => (
            <InputNumber
              {...control}
              min={1}
              max={3_650}
              precision={0}
              value={rule.againAfterDays}
              suffix={words('days-offset.days')}
              onChange={(days) => onRule({ againAfterDays: days ?? 1 })}
            />
          )}
        </Field>
      )}
      <div className="mg-row">
        {(['total', 'perDay'] as const).map((which) => (
          <Field key={which} label={words(`entry-form.caps.${which}`)} path={['caps', which]} problems={problems}>
            {(control) => (
              <InputNumber
                {...control}
                min={1}
                max={1_000_000_000}
                precision={0}
                value={caps[which]}
                placeholder={words('entry-form.caps.none')}
                onChange={(value) => onCaps({ ...caps, [which]: value })}
              />
            )}
          </Field>
        ))}
      </div>
    </>
  );
}
