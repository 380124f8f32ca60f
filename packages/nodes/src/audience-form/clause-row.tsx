import { type ClausePath, type Filter, insertClause, moveClause, negateClause, removeClause, stepClause, wrapClause } from '@magpie/audience';
import { Button, Dropdown } from 'antd';
import { GripVertical, X } from 'lucide-react';
import type { KeyboardEvent, ReactElement } from 'react';
import { useArranging } from './builder-context.tsx';
import { ClauseFields, type ClauseProps } from './clause-fields.tsx';
import { filterInWords } from './filter-in-words.ts';

/** One condition of a group with its grip: dragged, moved by keys (Alt and an arrow), or rearranged by its menu. */
export function ClauseRow(props: ClauseProps<Filter>): ReactElement {
  const { clause, at, context } = props;
  const { words } = context;
  const { filter, arrange, follow, dragged, drag } = useArranging();
  const step = (direction: 'up' | 'down'): void => {
    const stepped = stepClause(filter, at, direction);
    if (stepped !== null) follow(stepped);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    step(event.key === 'ArrowUp' ? 'up' : 'down');
  };
  const verbs: Readonly<Record<string, () => void>> = {
    up: () => step('up'),
    down: () => step('down'),
    not: () => arrange(negateClause(filter, at)),
    wrap: () => arrange(wrapClause(filter, at, 'any')),
    copy: () => arrange(insertClause(filter, next(at), clause)),
  };
  const said = filterInWords(clause, context);
  return (
    <div
      className={`audience-clause${dragged?.join() === at.join() ? ' is-dragged' : ''}`}
      onDragOver={(event) => {
        // Over a row it would go behind it: the gap there is a thin thing to hit.
        if (dragged !== null && moveClause(filter, dragged, next(at)) !== null) event.preventDefault();
      }}
      onDrop={(event) => {
        const moved = dragged === null ? null : moveClause(filter, dragged, next(at));
        drag(null);
        if (moved === null) return;
        event.preventDefault();
        event.stopPropagation();
        arrange(moved.filter);
      }}
    >
      <Dropdown
        trigger={['click']}
        menu={{
          items: Object.keys(verbs).map((key) => ({
            key,
            label: words(key === 'not' && clause.type === 'not' ? 'audience-form.row.met' : `audience-form.row.${key}`),
          })),
          onClick: ({ key }) => verbs[key]?.(),
        }}
      >
        <button
          type="button"
          className="audience-grip"
          data-grip={at.join('.')}
          draggable
          aria-label={words('audience-form.row', { clause: said })}
          title={words('audience-form.row.hint')}
          onKeyDown={onKeyDown}
          onDragStart={(event) => {
            event.stopPropagation();
            event.dataTransfer.effectAllowed = 'move';
            event.dataTransfer.setData('text/plain', said);
            // What is drawn anew under the pointer ends a drag that has only just begun.
            setTimeout(() => drag(at), 0);
          }}
          onDragEnd={() => drag(null)}
        >
          <GripVertical size={14} aria-hidden />
        </button>
      </Dropdown>
      <div className="audience-clause-body">
        <ClauseFields {...props} />
      </div>
      <Button
        className="audience-remove"
        type="text"
        size="small"
        icon={<X size={14} />}
        aria-label={words('audience-form.remove')}
        onClick={() => arrange(removeClause(filter, at))}
      />
    </div>
  );
}

/** The place behind a row. */
function next(at: ClausePath): ClausePath {
  return [...at.slice(0, -1), Number(at.at(-1)) + 1];
}
