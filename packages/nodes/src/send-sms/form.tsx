import { type ForbiddenRule, shippedWords } from '@magpie/messaging';
import { Field } from '@magpie/ui';
import { InputNumber, Select } from 'antd';
import type { ReactElement } from 'react';
import type { FormProps } from '../node-view.ts';
import { mostCharacters, type SendSmsConfig } from './model.ts';
import { SmsRoom } from './sms-room.tsx';
import { messages } from './messages.ts';
import { TemplateEditor } from './template-editor.tsx';

const nothingForbidden: readonly ForbiddenRule[] = [];

export function Form({ config, context, shop, reach, problems, facts, onChange }: FormProps<SendSmsConfig>): ReactElement {
  const { words, known } = context;
  // Only advertisements have to do without.
  const rules = config.purpose === 'marketing' ? (facts.forbiddenWords ?? shippedWords) : nothingForbidden;
  return (
    <div className="mg-stack">
      <Field
        label={words('send-sms.field.text')}
        path={['text']}
        problems={problems}
        hint={
          <>
            {words('send-sms.hint.text')}{' '}
            {shop === null ? null : (
              <a href={shop.messageSettingsUrl} target="_blank" rel="noreferrer">
                {words('send-sms.hint.words')}
              </a>
            )}
          </>
        }
      >
        {(control) => (
          <TemplateEditor
            {...control}
            label={words('send-sms.field.text')}
            value={config.text}
            most={mostCharacters}
            marked={{ rules, memberFields: facts.memberFields }}
            fields={[...new Set(['name', ...known.attributes])]}
            onChange={(text) => onChange({ ...config, text }, 'text')}
          />
        )}
      </Field>
      <SmsRoom
        text={config.text}
        rules={rules}
        words={words}
        locale={context.locale}
        currency={context.currency}
        shop={shop}
        people={reach === null ? null : messages(reach)}
      />
      <div className="mg-row">
        <Field label={words('send-sms.field.purpose')} path={['purpose']} problems={problems}>
          {(control) => (
            <Select
              {...control}
              value={config.purpose}
              options={(['marketing', 'service'] as const).map((value) => ({ value, label: words(`send-sms.option.${value}`) }))}
              onChange={(purpose) => onChange({ ...config, purpose }, 'purpose')}
            />
          )}
        </Field>
        <Field label={words('send-sms.field.sendByHours')} path={['sendByHours']} problems={problems}>
          {(control) => (
            <InputNumber
              {...control}
              min={1}
              max={720}
              precision={0}
              value={config.sendByHours}
              placeholder="∞"
              onChange={(sendByHours) => onChange({ ...config, sendByHours }, 'sendByHours')}
            />
          )}
        </Field>
      </div>
      <p className="mg-hint">{words('send-sms.hint.sendByHours')}</p>
    </div>
  );
}
