import { normalisePhone } from '@magpie/kit';
import type { Words } from '@magpie/ui';
import { Button, Input } from 'antd';
import { Send } from 'lucide-react';
import { type ReactElement, useId, useState } from 'react';
import type { FormShop, ShopMember, TestSent } from '../node-view.ts';

export interface TestToMyselfProps {
  readonly shop: FormShop;
  /** Liquid source. */
  readonly text: string;
  readonly member: ShopMember | null;
  readonly words: Words;
}

const kept = 'magpie.test-phone';

/** Sends the text, as it reads for the member who is shown, to one's own phone, and shows what went out. */
export function TestToMyself({ shop, text, member, words }: TestToMyselfProps): ReactElement {
  const id = useId();
  const [phone, setPhone] = useState(() => localStorage.getItem(kept) ?? '');
  const [isBusy, setBusy] = useState(false);
  const [sent, setSent] = useState<TestSent | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const address = normalisePhone(phone, '86');
  const send = async (): Promise<void> => {
    if (address === null) return;
    setBusy(true);
    setRefused(null);
    try {
      const [newest] = await shop.sendTest({ text, memberNo: member?.memberNo ?? null, address });
      setSent(newest ?? null);
      localStorage.setItem(kept, phone);
    } catch (fault) {
      setRefused(fault instanceof Error ? fault.message : String(fault));
    }
    setBusy(false);
  };
  return (
    <div className="sms-test" role="group" aria-label={words('send-sms.test')}>
      <label className="mg-label" htmlFor={id}>
        {words('send-sms.test.phone')}
      </label>
      <div className="sms-person">
        <Input
          id={id}
          size="small"
          type="tel"
          value={phone}
          placeholder={words('send-sms.test.phone-hint')}
          onChange={(event) => setPhone(event.target.value)}
          onPressEnter={() => void send()}
        />
        <Button size="small" icon={<Send size={13} />} loading={isBusy} disabled={address === null} onClick={() => void send()}>
          {words('send-sms.test.send')}
        </Button>
      </div>
      <p className="mg-hint">{words('send-sms.test.note')}</p>
      <div aria-live="polite">
        {refused === null ? null : <p className="mg-bad">{refused}</p>}
        {sent === null ? null : (
          <div className="sms-sent">
            <span className={sent.state === 'accepted' ? 'mg-ok' : 'mg-warn'}>{words(`send-sms.test.state.${sent.state}`)}</span>{' '}
            <span className="mg-faint">{sent.address}</span>
            <blockquote>{sent.text}</blockquote>
          </div>
        )}
      </div>
    </div>
  );
}
