import { Moment, useUi } from '@magpie/ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import '../data/words.ts';
import type { Workspace } from '../api/contract.ts';
import type { Person } from '../api/member-contract.ts';
import { channelName, purposeName } from './consent-words.ts';

/** Who they are: addresses with consent, attributes with their types, ids, tags, cohorts, who brought them, and who was found to be them. */
export function MemberProfile({ workspace, person }: { readonly workspace: Workspace; readonly person: Person }): ReactElement {
  const { words, locale } = useUi();
  const { zone } = workspace;
  const since = (at: number): ReactElement => (
    <small className="mg-soft">
      {words('members.since')} <Moment at={at} zone={zone} form="date" />
    </small>
  );
  return (
    <aside className="member-profile" aria-label={words('members.profile')}>
      <Section title={words('members.channels')} isEmpty={person.addresses.length + person.consents.length === 0}>
        {person.addresses.map(({ channel, value, since: at }) => (
          <li key={channel}>
            <strong>{channelName(channel, locale)}</strong> {value} {since(at)}
          </li>
        ))}
        {person.consents.map(({ channel, purpose, given, since: at }) => (
          <li key={`${channel} ${purpose}`}>
            <span className={given ? 'mg-chip mg-chip-ok' : 'mg-chip mg-chip-bad'}>{words(given ? 'members.agreed' : 'members.refused')}</span>{' '}
            {channelName(channel, locale)} · {purposeName(purpose, locale)} {since(at)}
          </li>
        ))}
      </Section>
      <Section title={words('members.attributes')} isEmpty={person.attributes.length === 0}>
        {person.attributes.map(({ name, value, type, declared, titleZh, titleEn }) => (
          <li key={name}>
            <strong>{(locale === 'zh-CN' ? titleZh : titleEn) ?? name}</strong> {String(value)}{' '}
            <small className="mg-soft">
              {type === null ? '' : words(`data.attributes.type.${type}`)}
              {declared ? '' : ` ${words('attributes.inferred')}`}
            </small>
          </li>
        ))}
      </Section>
      <Section title={words('members.tags')} isEmpty={person.tags.length === 0}>
        <li className="mg-row members-name">
          {person.tags.map((tag) => (
            <Link key={tag} className="mg-chip" to="/w/$workspace/members" params={{ workspace: workspace.id }} search={{ tag }}>
              {tag}
            </Link>
          ))}
        </li>
      </Section>
      <Section title={words('members.ids')} isEmpty={person.identities.length === 0}>
        {person.identities.map(({ source, value, since: at }) => (
          <li key={`${source} ${value}`}>
            <strong>{source}</strong> {value} {since(at)}
          </li>
        ))}
      </Section>
      <Section title={words('members.cohorts')} isEmpty={person.cohorts.length === 0}>
        {person.cohorts.map(({ id, name }) => (
          <li key={id}>
            <Link to="/w/$workspace/cohorts/$cohort" params={{ workspace: workspace.id, cohort: id }}>
              {name}
            </Link>
          </li>
        ))}
      </Section>
      {person.merges.length === 0 ? null : (
        <Section title={words('members.merged')} isEmpty={false}>
          {person.merges.map(({ other, reason, source, value, occurredAt, byHand }) => (
            <li key={other.no}>
              {words('members.merged.with', { who: other.name ?? other.externalId })} {words(`members.merge.${reason}`, { source, value })}
              {byHand && reason !== 'by-hand' ? ` ${words('members.merge.decided')}` : ''} {since(occurredAt)}
            </li>
          ))}
        </Section>
      )}
      <Section title={words('members.other')} isEmpty={false}>
        <li>
          {words('members.zone-own')} {person.zone ?? words('members.zone-shop', { zone })}
        </li>
        <li>
          {words('members.here-since')} <Moment at={person.since} zone={zone} />
        </li>
        {person.referrer === null ? null : (
          <li>
            {words('members.brought-by')}{' '}
            <Link to="/w/$workspace/members/$member" params={{ workspace: workspace.id, member: String(person.referrer.memberNo) }}>
              {person.referrer.name}
            </Link>
          </li>
        )}
      </Section>
      <p className="mg-hint">{words('members.zone', { zone })}</p>
    </aside>
  );
}

function Section({ title, isEmpty, children }: { readonly title: string; readonly isEmpty: boolean; readonly children: ReactNode }): ReactElement {
  const { words } = useUi();
  return (
    <section>
      <h2>{title}</h2>
      {isEmpty ? <p className="mg-faint">{words('members.nothing')}</p> : <ul>{children}</ul>}
    </section>
  );
}
