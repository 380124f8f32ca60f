import { type ForbiddenRule, renderTemplate } from '@magpie/messaging';
import type { Locale, Words } from '@magpie/ui';
import { memo, type ReactElement, useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { FormShop, ShopMember } from '../node-view.ts';
import { PhoneBubble } from './phone-bubble.tsx';
import { sampleLengths } from './sample-lengths.ts';
import './send-sms.css';
import { SmsCost } from './sms-cost.tsx';
import { SmsCount } from './sms-count.tsx';
import { TestToMyself } from './test-to-myself.tsx';
import { readablePieces } from './view-text.ts';

export interface SmsRoomProps {
  readonly text: string;
  /** Words that are marked. */
  readonly rules: readonly ForbiddenRule[];
  readonly words: Words;
  readonly locale: Locale;
  readonly currency: string;
  readonly shop: FormShop | null;
  /** How many it would be sent to; null while nobody has counted. */
  readonly people: number | null;
}

/** What a text comes to, worked out for a sample of members: behind what is being typed. */
export function SmsRoom({ text, ...room }: SmsRoomProps): ReactElement {
  return <Room text={useDeferredValue(text)} {...room} />;
}

/** How it reads for a real member, how long it is for all of them, what it costs, and a test of it. */
const Room = memo(function Room({ text, rules, words, locale, currency, shop, people }: SmsRoomProps): ReactElement | null {
  const fields = useMemo(() => readablePieces(text, words).flatMap((piece) => (piece.type === 'field' ? [piece.field] : [])), [text, words]);
  const { sample, isLost } = useSample(shop, fields);
  const [chosen, setChosen] = useState<ShopMember | null>(null);
  const member = sample.find(({ memberNo }) => memberNo === chosen?.memberNo) ?? chosen ?? sample[0] ?? null;
  const lengths = useMemo(() => sampleLengths(text, sample), [text, sample]);
  if (text.trim() === '') return null;
  const rendered = renderTemplate(text, member?.values ?? { name: words('send-sms.preview.name') });
  const turn = (by: number): void => {
    const index = sample.findIndex(({ memberNo }) => memberNo === member?.memberNo);
    setChosen(sample[(index + by + sample.length) % sample.length] ?? null);
  };
  return (
    <div className="sms-room">
      <PhoneBubble
        text={text}
        rules={rules}
        member={member}
        rendered={rendered.ok ? rendered.value : null}
        words={words}
        people={sample}
        shop={shop}
        onTurn={turn}
        onChoose={setChosen}
      />
      {isLost ? (
        <p className="mg-warn" role="status">
          {words('send-sms.preview.lost')}
        </p>
      ) : null}
      {lengths === null || lengths.unwritable === 0 ? null : (
        <p className="mg-warn">{words('send-sms.count.unwritable', { unwritable: lengths.unwritable, all: lengths.people + lengths.unwritable })}</p>
      )}
      {rendered.ok ? <SmsCount text={rendered.value} lengths={lengths} words={words} /> : null}
      {shop === null ? null : (
        <SmsCost shop={shop} people={people} meanParts={lengths?.meanParts ?? null} words={words} locale={locale} currency={currency} />
      )}
      {shop === null ? null : <TestToMyself shop={shop} text={text} member={member} words={words} />}
    </div>
  );
});

const nobody: readonly ShopMember[] = [];

/** A spread of members with the fields that the text reads; those of before while new ones come, or when none can be had. */
function useSample(shop: FormShop | null, fields: readonly string[]): { readonly sample: readonly ShopMember[]; readonly isLost: boolean } {
  const [sample, setSample] = useState(nobody);
  const [isLost, setIsLost] = useState(false);
  const asked = [...new Set(['name', ...fields])].toSorted().join('\n');
  useEffect(() => {
    let isGone = false;
    shop?.people('', asked.split('\n')).then(
      (people) => {
        if (isGone) return;
        setSample(people);
        setIsLost(false);
      },
      () => {
        if (!isGone) setIsLost(true);
      },
    );
    return () => {
      isGone = true;
    };
  }, [shop, asked]);
  return { sample, isLost };
}
