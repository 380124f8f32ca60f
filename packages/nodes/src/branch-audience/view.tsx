import { Split } from 'lucide-react';
import { lazy, type ReactElement } from 'react';
import { filterInWords } from '../audience-form/filter-in-words.ts';
import { defineView } from '../view-parts/define-view.tsx';
import type { CardProps } from '../node-view.ts';
import { branchAudience, type BranchAudienceConfig } from './model.ts';

export const branchAudienceView = defineView<BranchAudienceConfig>(branchAudience, {
  icon: Split,
  summary: ({ cases }, { words }) => words('branch-audience.summary', { names: cases.map(({ name }) => name).join(words('list.separator')) }),
  Card,
  Form: lazy(async () => ({ default: (await import('./form.tsx')).Form })),
  fresh: ({ cases }, words) => ({ cases: cases.map((each, index) => ({ ...each, name: words('branch-audience.new', { number: index + 1 }) })) }),
});

function Card({ config, context }: CardProps<BranchAudienceConfig>): ReactElement {
  return (
    <div className="clamp">
      {config.cases.map(({ id, name, filter }) => (
        <div key={id}>
          <span className="mg-quote">{name}</span> · {filterInWords(filter, context)}
        </div>
      ))}
    </div>
  );
}
