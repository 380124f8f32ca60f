import type { Filter } from '@magpie/audience';
import type { Problem } from '@magpie/kit';
import { type Path, ProblemLines } from '@magpie/ui';
import { Button, Dropdown, Segmented } from 'antd';
import { Plus, X } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ViewContext } from '../node-view.ts';
import { ClauseFields } from './clause-fields.tsx';
import { type ClauseType, newClause } from './new-clause.ts';

type Group = Filter & { readonly type: 'all' | 'any' };

export interface GroupClauseProps {
  readonly group: Group;
  readonly path: Path;
  readonly problems: readonly Problem[];
  readonly context: ViewContext;
  readonly depth: number;
  readonly onChange: (group: Filter) => void;
}

const clauseTypes: readonly ClauseType[] = ['event', 'attribute', 'tag', 'consent', 'reachable', 'cohort', 'any', 'all', 'not'];

/** Conditions of which all, or any, must hold; groups nest. */
export function GroupClause({ group, path, problems, context, depth, onChange }: GroupClauseProps): ReactElement {
  const { words } = context;
  const replace = (index: number, clause: Filter): void => onChange({ ...group, of: group.of.with(index, clause) });
  const add = (type: ClauseType): void =>
    onChange({
      ...group,
      of: [...group.of, newClause(type, { hasAnchor: context.anchor !== null, event: context.known.events[0] ?? 'Order Completed' })],
    });
  const own = problems.filter((problem) => problem.path.join('.') === path.join('.'));
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
        <div key={index} className="audience-clause">
          <ClauseFields
            clause={clause}
            path={[...path, 'of', index]}
            problems={problems}
            context={context}
            depth={depth}
            onChange={(next) => replace(index, next)}
          />
          <Button
            className="audience-remove"
            type="text"
            size="small"
            icon={<X size={14} />}
            aria-label={words('audience-form.remove')}
            onClick={() => onChange({ ...group, of: group.of.toSpliced(index, 1) })}
          />
        </div>
      ))}
      <ProblemLines problems={own} />
      <Dropdown
        trigger={['click']}
        menu={{
          items: clauseTypes.map((type) => ({ key: type, label: words(`audience-form.type.${type}`) })),
          onClick: ({ key }) => add(clauseTypes.find((type) => type === key) ?? 'event'),
        }}
      >
        <Button size="small" type="dashed" icon={<Plus size={14} />}>
          {words('audience-form.add')}
        </Button>
      </Dropdown>
    </div>
  );
}
