import { segmentsWithLinks, shortLinkCharacters, smsMarks } from '@magpie/messaging';
import { formatShare, type Words } from '@magpie/ui';
import type { ReactElement } from 'react';
import type { SampleLengths } from './sample-lengths.ts';

/** What the carrier counts: for the member who is shown, and over a sample of real ones. */
export function SmsCount({
  text,
  lengths,
  words,
}: {
  readonly text: string;
  readonly lengths: SampleLengths | null;
  readonly words: Words;
}): ReactElement {
  const { count, units, remaining, encoding, links } = segmentsWithLinks(text);
  const { signature, optOut } = smsMarks(text);
  const [single, part] = encoding === 'ucs-2' ? [70, 67] : [160, 153];
  return (
    <div className="sms-count-box">
      <div className="mg-row sms-count">
        <span>{words('send-sms.segments', { characters: units, segments: count })}</span>
        <span className="mg-faint">{words('send-sms.remaining', { remaining })}</span>
      </div>
      <div className="mg-bar" aria-hidden>
        <i style={{ width: `${(units / (units + remaining)) * 100}%`, background: count > 1 ? 'var(--warn)' : 'var(--seed)' }} />
      </div>
      <ul className="sms-facts">
        <li>{words('send-sms.count.limits', { single, part })}</li>
        <li>
          {signature === null ? words('send-sms.count.no-signature') : words('send-sms.count.signature', { signature, units: signature.length + 2 })}
        </li>
        <li>{words(optOut ? 'send-sms.count.opt-out' : 'send-sms.count.no-opt-out')}</li>
        {links === 0 ? null : <li>{words('send-sms.count.links', { links, units: shortLinkCharacters })}</li>}
        {lengths === null || lengths.people === 0 ? null : (
          <li>
            {lengths.longestParts === lengths.leastParts
              ? words('send-sms.count.same', { people: lengths.people, parts: lengths.longestParts })
              : words('send-sms.count.longest', { people: lengths.people, units: lengths.longestUnits, parts: lengths.longestParts })}
          </li>
        )}
        {lengths === null || lengths.moreThanOne === 0 ? null : (
          <li className="mg-warn">{words('send-sms.count.more', { share: formatShare(lengths.moreThanOne) })}</li>
        )}
      </ul>
    </div>
  );
}
