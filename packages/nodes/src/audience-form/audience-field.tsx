import type { Arranged, ClausePath, Filter } from '@magpie/audience';
import type { Problem } from '@magpie/kit';
import { Figure, type Path } from '@magpie/ui';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import './audience-form.css';
import { type Arranging, ArrangingContext, type AudienceContext } from './builder-context.tsx';
import { filterInWords } from './filter-in-words.ts';
import { GroupClause } from './group-clause.tsx';

export interface AudienceFieldProps {
  readonly filter: Filter;
  readonly path: Path;
  readonly problems: readonly Problem[];
  readonly context: AudienceContext;
  /** How many meet it now; null: not counted yet. Old numbers look it. */
  readonly count?: { readonly people: number | null; readonly isStale: boolean };
  readonly onChange: (filter: Filter) => void;
}

/**
 * Builds a filter out of nested groups and conditions, and says it in words. Rows are dragged, or moved by keys, from group to group. A filter that is one
 * bare condition is shown as a group of one.
 */
export function AudienceField({ filter, path, problems, context, count, onChange }: AudienceFieldProps): ReactElement {
  const bare = filter.type !== 'all' && filter.type !== 'any';
  const group = bare ? { type: 'all' as const, of: [filter] } : filter;
  const shifted = bare ? problems.map((problem) => ({ ...problem, path: [...path, 'of', 0, ...problem.path.slice(path.length)] })) : problems;
  const place = useRef<HTMLDivElement>(null);
  const [dragged, drag] = useState<ClausePath | null>(null);
  const [followed, setFollowed] = useState<Arranged | null>(null);
  useEffect(() => {
    if (followed === null) return;
    place.current?.querySelector<HTMLElement>(`[data-grip="${followed.path.join('.')}"]`)?.focus();
  }, [followed]);
  const arranging: Arranging = {
    filter: group,
    arrange: onChange,
    follow: (arranged) => {
      onChange(arranged.filter);
      setFollowed(arranged);
    },
    dragged,
    drag,
  };
  return (
    <ArrangingContext value={arranging}>
      <div ref={place} className="audience" data-path={path.join('.')}>
        <GroupClause group={group} path={path} at={[]} problems={shifted} context={context} depth={0} onChange={onChange} />
        <p className="audience-words" aria-live="polite">
          {filterInWords(filter, context)}
        </p>
        {count === undefined || count.people === null ? null : (
          <p className={`audience-count${count.isStale ? ' mg-stale' : ''}`} aria-live="polite" aria-busy={count.isStale}>
            <span>{context.words(count.isStale ? 'audience-form.counting' : 'audience-form.count')}</span>
            <Figure value={count.people} strong />
          </p>
        )}
      </div>
    </ArrangingContext>
  );
}
