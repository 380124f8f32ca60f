import { segments } from '@magpie/messaging';
import { formatCount, type Words } from '@magpie/ui';
import { MessageSquareText } from 'lucide-react';
import { lazy, type ReactElement } from 'react';
import { defineView } from '../view-parts/define-view.tsx';
import type { CardProps, ViewContext } from '../node-view.ts';
import { messages } from './messages.ts';
import { sendSms, type SendSmsConfig } from './model.ts';
import { readablePieces, sampleText } from './view-text.ts';

export const sendSmsView = defineView<SendSmsConfig>(sendSms, {
  icon: MessageSquareText,
  summary: (config, context) =>
    context.words(config.text.trim() === '' ? 'send-sms.summary.empty' : 'send-sms.summary', { text: plainText(config.text, context) }),
  Card,
  Form: lazy(async () => ({ default: (await import('./form.tsx')).Form })),
  foot: (_config, reach, { words, locale }) => {
    const count = messages(reach);
    return count === null ? null : { label: words('send-sms.messages'), value: formatCount(count, locale) };
  },
  messages,
  fieldValue: (field, value, { words }) => (field === 'text' && typeof value === 'string' && value !== '' ? wholeText(value, words) : null),
});

/** The text with what stands for members who lack a field. */
function wholeText(text: string, words: Words): string {
  const pieces = readablePieces(text, words).map((piece) =>
    piece.type === 'text' ? piece.text : `{${piece.label}${piece.otherwise === null ? '' : ` · ${piece.otherwise}`}}`,
  );
  return pieces.join('');
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
