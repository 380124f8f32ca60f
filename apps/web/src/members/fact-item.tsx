import { formatCount, formatMoney, useUi } from '@magpie/ui';
import type { ReactElement } from 'react';
import { channelName, purposeName } from './consent-words.ts';

export interface FactItemProps {
  readonly fact: { readonly type: string; readonly detail: Readonly<Record<string, unknown>> };
  /** Of the shop; what names another shows that. */
  readonly currency: string;
}

/** One fact of a time line: what happened, with what belongs to it. */
export function FactItem({ fact: { type, detail }, currency: ofShop }: FactItemProps): ReactElement {
  const { words, locale } = useUi();
  const text = (key: string): string => (detail[key] === null || detail[key] === undefined ? '' : String(detail[key]));
  const currency = text('currency') || ofShop;
  const money = (value: unknown): string => (typeof value === 'number' ? formatMoney(value, currency, locale) : '');
  const chip = <span className="mg-chip">{words(`members.kind.${type}`)}</span>;
  switch (type) {
    case 'event':
      return (
        <>
          {chip} <strong>{text('name')}</strong> {money(detail['value'])} {text('key') === '' ? null : <span className="mg-soft">{text('key')}</span>}
          <div className="mg-soft member-pairs">{pairsOf(detail['properties'])}</div>
        </>
      );
    case 'order':
    case 'refund':
      return (
        <>
          {chip} <strong>{text('id')}</strong> {money(detail['value'])}{' '}
          <span className="mg-soft">
            {type === 'order' ? words(`members.order.${text('status')}`) : words('members.refund.of', { order: text('order') })}
          </span>
          <ul className="member-lines">
            {linesOf(detail['lines']).map(({ goods, quantity, amount }, index) => (
              <li key={index}>
                {goods ?? words('members.goods.unknown')} × {formatCount(quantity, locale)} <span className="mg-figure">{money(amount)}</span>
              </li>
            ))}
          </ul>
        </>
      );
    case 'status':
      return (
        <>
          {chip} <strong>{text('id')}</strong> {words(`members.order.${text('status')}`)}
        </>
      );
    case 'consent':
      return (
        <>
          {chip}{' '}
          {words(detail['given'] === true ? 'members.consent.given' : 'members.consent.withdrawn', {
            channel: channelName(text('channel'), locale),
            purpose: purposeName(text('purpose'), locale),
          })}
        </>
      );
    case 'tag':
      return (
        <>
          {chip} {words(detail['present'] === true ? 'members.tag.on' : 'members.tag.off', { tag: text('tag') })}
        </>
      );
    case 'merge':
      return (
        <>
          {chip} {words(`members.merge.${text('reason')}`, { source: text('source'), value: text('value') })}
        </>
      );
    default:
      return (
        <>
          {chip} <strong>{text('name') || (text('channel') && channelName(text('channel'), locale)) || text('source')}</strong>{' '}
          {text('value') || words('members.taken-away')}
        </>
      );
  }
}

function pairsOf(properties: unknown): string {
  return typeof properties === 'object' && properties !== null
    ? Object.entries(properties)
        .map(([name, value]) => `${name}: ${String(value)}`)
        .join(' · ')
    : '';
}

interface Line {
  readonly goods: string | null;
  readonly quantity: number;
  readonly amount: number;
}

function linesOf(lines: unknown): readonly Line[] {
  return Array.isArray(lines) ? lines.filter(isLine) : [];
}

function isLine(line: unknown): line is Line {
  return typeof line === 'object' && line !== null && 'goods' in line && 'quantity' in line && 'amount' in line;
}
