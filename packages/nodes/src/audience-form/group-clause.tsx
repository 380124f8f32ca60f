import { type ClausePath, type Filter, insertClause } from '@magpie/audience';
import type { Problem } from '@magpie/kit';
import { type Path, ProblemLines } from '@magpie/ui';
import { Segmented } from 'antd';
import { Fragment, type ReactElement } from 'react';
import { AddClause } from './add-clause.tsx';
import { type AudienceContext, useArranging } from './builder-context.tsx';
import { ClauseRow } from './clause-row.tsx';
import { DropGap } from './drop-gap.tsx';

type Group = Filter & { readonly type: 'all' | 'any' };

export interface GroupClauseProps {
  readonly group: Group;
  /** Where problems find it. */
  readonly path: Path;
  /** Where it stands in the whole filter. */
  readonly at: ClausePath;
  readonly problems: readonly Problem[];
  readonly context: AudienceContext;
  readonly depth: number;
  readonly onChange: (group: Filter) => void;
}

/** Conditions of which all, or any, must hold; groups nest. */
export function GroupClause({ group, path, at, problems, context, depth, onChange }: GroupClauseProps): ReactElement {
  const { words } = context;
  const { filter, arrange } = useArranging();
  const own = problems.filter((problem) => problem.path.join('.') === path.join('.') || problem.path.join('.') === [...path, 'of'].join('.'));
  return (
    <div className={`audience-group audience-depth-${Math.min(depth, 3)}`} role="group" aria-label={words(`audience-form.${group.type}`)}>
      {group.of.length < 2 && depth === 0 ? null : (
        <Segmented
          size="small"
          value={group.type}
          aria-label={words('audience-form.group')}
          options={[
            { value: 'all', label: words('audience-form.all') },
            { value: 'any', label: words('audience-form.any') },
          ]}
          onChange={(type) => onChange({ ...group, type: type === 'any' ? 'any' : 'all' })}
        />
      )}
      {group.of.map((clause, index) => (
        // Clauses have no identity of their own: their place is it.
        <Fragment key={index}>
          <DropGap at={[...at, 'of', index]} />
          <ClauseRow
            clause={clause}
            path={[...path, 'of', index]}
            at={[...at, 'of', index]}
            problems={problems}
            context={context}
            depth={depth}
            onChange={(next) => onChange({ ...group, of: group.of.with(index, next) })}
          />
        </Fragment>
      ))}
      <DropGap at={[...at, 'of', group.of.length]} />
      <ProblemLines problems={own} />
      <AddClause context={context} onAdd={(clause) => arrange(insertClause(filter, [...at, 'of', group.of.length], clause))} />
    </div>
  );
}
