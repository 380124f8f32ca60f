import { formatCount, formatMoney, type Locale, minorDigits, type Words } from '@magpie/ui';
import { InputNumber } from 'antd';
import { type ReactElement, useEffect, useId, useState } from 'react';
import type { FormShop } from '../node-view.ts';
import { costMinor } from './sample-lengths.ts';

export interface SmsCostProps {
  readonly shop: FormShop;
  readonly people: number | null;
  readonly meanParts: number | null;
  readonly words: Words;
  readonly locale: Locale;
  readonly currency: string;
}

/** What the step would cost, from the workspace's price, which can be said here. */
export function SmsCost({ shop, people, meanParts, words, locale, currency }: SmsCostProps): ReactElement {
  const id = useId();
  const [price, setPrice] = useState<number | null>(null);
  const [typed, setTyped] = useState<number | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const digits = minorDigits(currency);
  useEffect(() => {
    let isGone = false;
    shop.smsPrice().then(
      (known) => {
        if (isGone) return;
        setPrice(known);
        setTyped(known === null ? null : known / 10 ** digits);
      },
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [shop, digits]);
  const save = (next: number | null): void => {
    if (next === price) return;
    const before = price;
    setPrice(next);
    shop.setSmsPrice(next).then(
      () => setRefused(null),
      (fault: unknown) => {
        setPrice(before);
        setRefused(fault instanceof Error ? fault.message : String(fault));
      },
    );
  };
  const isKnown = price !== null && people !== null && meanParts !== null;
  return (
    <div className="sms-cost">
      <div className="mg-key-value">
        <span>{words('send-sms.cost')}</span>
        <strong className="mg-figure">{isKnown ? formatMoney(costMinor(price, meanParts, people), currency, locale) : '—'}</strong>
      </div>
      <p className="mg-hint">
        {isKnown ? words('send-sms.cost.how', { people: formatCount(people, locale), parts: meanParts.toFixed(2) }) : words('send-sms.cost.unknown')}
      </p>
      <div className="mg-key-value">
        <label htmlFor={id}>{words('send-sms.cost.price', { currency })}</label>
        <InputNumber
          id={id}
          size="small"
          min={0}
          precision={digits}
          value={typed}
          changeOnWheel={false}
          onChange={setTyped}
          onBlur={() => save(typed === null ? null : Math.round(typed * 10 ** digits))}
          onPressEnter={() => save(typed === null ? null : Math.round(typed * 10 ** digits))}
        />
      </div>
      {refused === null ? null : (
        <p className="mg-bad" role="alert">
          {refused}
        </p>
      )}
    </div>
  );
}
