import { formatCount, useUi } from '@magpie/ui';
import { Button, Input } from 'antd';
import type { ReactElement } from 'react';

export interface CohortPeopleProps {
  readonly pages: readonly {
    readonly people: readonly { readonly memberNo: number; readonly externalId: string; readonly name: string | null }[];
    readonly found: number | null;
  }[];
  readonly text: string;
  readonly isStale: boolean;
  /** Null: everybody is shown. */
  readonly more: { readonly isLoading: boolean; onMore(): void } | null;
  onText(text: string): void;
}

/** Who is in a cohort, to look through and to search. */
export function CohortPeople({ pages, text, isStale, more, onText }: CohortPeopleProps): ReactElement {
  const { words, locale } = useUi();
  const people = pages.flatMap((page) => page.people);
  const found = pages[0]?.found ?? null;
  return (
    <section className="mg-stack" aria-label={words('cohort.people')}>
      <div className="cohort-tools">
        <Input.Search
          allowClear
          value={text}
          maxLength={100}
          placeholder={words('cohort.search')}
          aria-label={words('cohort.search')}
          onChange={({ target }) => onText(target.value)}
        />
        <span role="status" className="mg-soft mg-figure">
          {found === null ? '' : words('cohort.found', { count: formatCount(found, locale) })}
        </span>
      </div>
      <div className={`rows${isStale ? ' mg-stale' : ''}`} role="list" aria-label={words('cohorts.members')}>
        {people.map(({ memberNo, externalId, name }) => (
          <div key={memberNo} className="row-item" role="listitem">
            <div className="row-main">
              <span className="row-title">{name ?? words('member.number', { number: memberNo })}</span> <span className="row-sub">{externalId}</span>
            </div>
            <span className="mg-faint mg-figure">{words('member.number', { number: memberNo })}</span>
          </div>
        ))}
        {people.length === 0 ? (
          <div className="row-item mg-faint" role="listitem">
            {words(text.trim() === '' ? 'people.none' : 'cohort.none-found')}
          </div>
        ) : null}
      </div>
      {more === null ? null : (
        <Button loading={more.isLoading} onClick={more.onMore}>
          {words('people.more')}
        </Button>
      )}
    </section>
  );
}
