import { segments } from '@magpie/messaging';
import type { ReactElement } from 'react';
import type { ViewContext } from '../node-view.ts';
import './send-sms.css';
import { sampleText } from './view-text.ts';

/** The message as a phone shows it, and what the carrier bills for it. */
export function SmsPreview({ text, context: { words } }: { readonly text: string; readonly context: ViewContext }): ReactElement | null {
  if (text.trim() === '') return null;
  const sample = sampleText(text, words);
  if (sample === null) return <p className="mg-hint">{words('send-sms.preview.failed')}</p>;
  const { count, units, remaining } = segments(sample);
  return (
    <div className="sms-preview">
      <div className="mg-row sms-count">
        <span>{words('send-sms.segments', { characters: units, segments: count })}</span>
        <span className="mg-faint">{words('send-sms.remaining', { remaining })}</span>
      </div>
      <div className="mg-bar" aria-hidden>
        <i style={{ width: `${(units / (units + remaining)) * 100}%`, background: count > 1 ? 'var(--warn)' : 'var(--seed)' }} />
      </div>
      <span className="mg-label">{words('send-sms.preview')}</span>
      <blockquote>{sample}</blockquote>
    </div>
  );
}
