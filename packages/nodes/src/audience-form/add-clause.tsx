import type { Filter } from '@magpie/audience';
import { Button, Dropdown } from 'antd';
import { Plus } from 'lucide-react';
import type { ReactElement } from 'react';
import type { AudienceContext } from './builder-context.tsx';
import { clauseTypes, newClause } from './new-clause.ts';

/** Conditions by what they are about, in the order in which people look for them. */
const sections = {
  did: ['event', 'eventProperty', 'eventDate', 'sequence', 'score'],
  member: ['attribute', 'tag', 'consent', 'reachable'],
  sets: ['audience', 'cohort', 'run', 'message'],
  groups: ['any', 'all', 'not'],
} as const;

/** Begins a condition of a type. */
export function AddClause({ context, onAdd }: { readonly context: AudienceContext; readonly onAdd: (clause: Filter) => void }): ReactElement {
  const { words, anchor, known } = context;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: Object.entries(sections).map(([section, types]) => ({
          key: section,
          type: 'group' as const,
          label: words(`audience-form.section.${section}`),
          children: types.map((type) => ({ key: type, label: words(`audience-form.type.${type}`) })),
        })),
        onClick: ({ key }) => {
          const type = clauseTypes.find((name) => name === key);
          if (type !== undefined) onAdd(newClause(type, { hasAnchor: anchor !== null, event: known.events[0] ?? 'Order Completed' }));
        },
        style: { maxHeight: 420, overflow: 'auto' },
      }}
    >
      <Button size="small" type="dashed" icon={<Plus size={14} />}>
        {words('audience-form.add')}
      </Button>
    </Dropdown>
  );
}
