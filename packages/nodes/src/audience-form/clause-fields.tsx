import type { ClausePath, Filter } from '@magpie/audience';
import type { Problem } from '@magpie/kit';
import type { Path } from '@magpie/ui';
import type { ReactElement } from 'react';
import { AttributeFields } from './attribute-fields.tsx';
import type { AudienceContext } from './builder-context.tsx';
import { EventDateFields, EventPropertyFields } from './event-detail-fields.tsx';
import { EventFields } from './event-fields.tsx';
import { GroupClause } from './group-clause.tsx';
import { MembershipFields } from './membership-fields.tsx';
import { ScoreFields } from './score-fields.tsx';
import { SequenceFields } from './sequence-fields.tsx';

export interface ClauseProps<Clause> {
  readonly clause: Clause;
  /** Where problems find it. */
  readonly path: Path;
  /** Where it stands in the whole filter. */
  readonly at: ClausePath;
  readonly problems: readonly Problem[];
  readonly context: AudienceContext;
  readonly depth: number;
  readonly onChange: (clause: Filter) => void;
}

/** The controls of one condition. */
export function ClauseFields(props: ClauseProps<Filter>): ReactElement {
  const { clause, context, path, at, depth, onChange } = props;
  switch (clause.type) {
    case 'all':
    case 'any':
      return <GroupClause {...props} group={clause} depth={depth + 1} />;
    case 'not':
      return (
        <div className="audience-not">
          <span className="audience-not-mark">{context.words('audience-form.not')}</span>
          <ClauseFields {...props} clause={clause.of} path={[...path, 'of']} at={[...at, 'of']} onChange={(of) => onChange({ ...clause, of })} />
        </div>
      );
    case 'event':
      return <EventFields {...props} clause={clause} />;
    case 'eventProperty':
      return <EventPropertyFields {...props} clause={clause} />;
    case 'eventDate':
      return <EventDateFields {...props} clause={clause} />;
    case 'sequence':
      return <SequenceFields {...props} clause={clause} />;
    case 'score':
      return <ScoreFields {...props} clause={clause} />;
    case 'attribute':
      return <AttributeFields {...props} clause={clause} />;
    default:
      return <MembershipFields {...props} clause={clause} />;
  }
}
