import { segments } from '@magpie/messaging';
import { Field, formatCount } from '@magpie/ui';
import { InputNumber, Select } from 'antd';
import { MessageSquareText } from 'lucide-react';
import type { ReactElement } from 'react';
import { defineView } from '../view-parts/define-view.tsx';
import type { CardProps, FormProps, ViewContext, ViewReach } from '../node-view.ts';
import { sendSms, type SendSmsConfig } from './model.ts';
import { SmsPreview } from './sms-preview.tsx';
import { readablePieces, sampleText } from './view-text.ts';
import { TemplateEditor } from './template-editor.tsx';

export const sendSmsView = defineView<SendSmsConfig>(sendSms, {
  icon: MessageSquareText,
  summary: (config, context) =>
    context.words(config.text.trim() === '' ? 'send-sms.summary.empty' : 'send-sms.summary', { text: plainText(config.text, context) }),
  Card,
  Form,
  foot: (_config, reach, { words, locale }) => {
    const count = messages(reach);
    return count === null ? null : { label: words('send-sms.messages'), value: formatCount(count, locale) };
  },
  messages,
});

function messages({ reach, byOutcome }: ViewReach): number | null {
  return byOutcome?.['intended'] ?? byOutcome?.['out'] ?? reach;
}

function plainText(text: string, context: ViewContext): string {
  return readablePieces(text, context.words)
    .map((piece) => (piece.type === 'text' ? piece.text : `{${piece.label}}`))
    .join('');
}

function Card({ config, context }: CardProps<SendSmsConfig>): ReactElement {
  const { words } = context;
  if (config.text.trim() === '') return <div className="mg-faint">{words('send-sms.summary.empty')}</div>;
  const { count } = segments(sampleText(config.text, context.words) ?? config.text);
  return (
    <>
      <div className="clamp mg-quote">{plainText(config.text, context)}</div>
      <div>{words('send-sms.segments-short', { segments: count })}</div>
    </>
  );
}

function Form({ config, context, problems, onChange }: FormProps<SendSmsConfig>): ReactElement {
  const { words, known } = context;
  return (
    <div className="mg-stack">
      <Field label={words('send-sms.field.text')} path={['text']} problems={problems} hint={words('send-sms.hint.text')}>
        {(control) => (
          <TemplateEditor
            {...control}
            label={words('send-sms.field.text')}
            value={config.text}
            fields={[...new Set(['name', ...known.attributes])]}
            onChange={(text) => onChange({ ...config, text }, 'text')}
          />
        )}
      </Field>
      <SmsPreview text={config.text} context={context} />
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
