import type { ForbiddenRule } from '@magpie/messaging';
import type { Words } from '@magpie/ui';
import { Button, Select, Tooltip } from 'antd';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type ReactElement, useRef, useState } from 'react';
import type { FormShop, ShopMember } from '../node-view.ts';
import { forbiddenParts } from './forbidden-parts.ts';
import { readablePieces } from './view-text.ts';

export interface PhoneBubbleProps {
  /** Liquid source. */
  readonly text: string;
  /** Words that are marked. */
  readonly rules: readonly ForbiddenRule[];
  readonly member: ShopMember | null;
  /** Null: it cannot be rendered for this member. */
  readonly rendered: string | null;
  readonly words: Words;
  readonly people: readonly ShopMember[];
  readonly shop: FormShop | null;
  readonly onTurn: (by: number) => void;
  readonly onChoose: (member: ShopMember) => void;
}

/** The message as a member's phone shows it, with what they lack and what stands in for it. */
export function PhoneBubble({ text, rules, member, rendered, words, people, shop, onTurn, onChoose }: PhoneBubbleProps): ReactElement {
  const [found, setFound] = useState<readonly ShopMember[] | null>(null);
  const latest = useRef(0);
  const offered = found ?? people;
  const all = member === null || offered.some(({ memberNo }) => memberNo === member.memberNo) ? offered : [member, ...offered];
  const lacking = readablePieces(text, words).flatMap((piece) =>
    piece.type === 'field' && member !== null && isMissing(member.values[piece.field]) ? [piece] : [],
  );
  const unnamed = lacking.filter(({ otherwise }) => otherwise === null);
  const search = (asked: string): void => {
    const turn = ++latest.current;
    // An answer to what was typed before must not stand in the place of a newer one.
    const show = (people: readonly ShopMember[] | null): void => {
      if (turn === latest.current) setFound(people);
    };
    if (asked.trim() === '') return show(null);
    shop?.people(asked.trim(), fieldsOf(text, words)).then(show, () => show([]));
  };
  return (
    <div className="sms-preview" role="group" aria-label={words('send-sms.preview')}>
      <span className="mg-label">{words('send-sms.preview')}</span>
      {shop === null || people.length === 0 ? (
        <span className="mg-faint">{words('send-sms.preview.sample')}</span>
      ) : (
        <div className="sms-person">
          <Tooltip title={words('send-sms.preview.previous')}>
            <Button size="small" icon={<ChevronLeft size={15} />} aria-label={words('send-sms.preview.previous')} onClick={() => onTurn(-1)} />
          </Tooltip>
          <Select
            size="small"
            showSearch={{ filterOption: false, onSearch: search }}
            aria-label={words('send-sms.preview.person')}
            value={member?.memberNo ?? null}
            notFoundContent={words('send-sms.preview.none')}
            options={all.map((each) => ({ value: each.memberNo, label: each.name === null ? each.externalId : `${each.name} · ${each.externalId}` }))}
            onChange={(value) => {
              const one = all.find(({ memberNo }) => memberNo === value);
              if (one !== undefined) onChoose(one);
              setFound(null);
            }}
          />
          <Tooltip title={words('send-sms.preview.next')}>
            <Button size="small" icon={<ChevronRight size={15} />} aria-label={words('send-sms.preview.next')} onClick={() => onTurn(1)} />
          </Tooltip>
        </div>
      )}
      {rendered === null ? (
        <p className="mg-hint">
          {unnamed.length === 0
            ? words('send-sms.preview.failed')
            : words('send-sms.preview.unsendable', { fields: unnamed.map(({ label }) => label).join(' · ') })}
        </p>
      ) : (
        <blockquote aria-live="polite">
          {forbiddenParts(rendered, rules).map(({ part, at, isForbidden }) =>
            isForbidden ? <mark key={at}>{part}</mark> : <span key={at}>{part}</span>,
          )}
        </blockquote>
      )}
      {rendered === null
        ? null
        : lacking.map(({ field, label, otherwise }) => (
            <p key={field} className="mg-hint">
              {otherwise === null
                ? words('send-sms.preview.missing', { fields: label })
                : words('send-sms.preview.fallback', { field: label, text: otherwise })}
            </p>
          ))}
    </div>
  );
}

function fieldsOf(text: string, words: Words): readonly string[] {
  return [...new Set(['name', ...readablePieces(text, words).flatMap((piece) => (piece.type === 'field' ? [piece.field] : []))])];
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
