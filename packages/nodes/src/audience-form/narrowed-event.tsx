import type { EventMatch } from '@magpie/audience';
import type { ReactElement, ReactNode } from 'react';
import { PropertyTests, type PropertyTestsProps } from './property-tests.tsx';

export interface NarrowedEventProps extends Pick<PropertyTestsProps, 'path' | 'problems' | 'context'> {
  readonly match: EventMatch;
  /** A step of a sequence stands out from the condition that it belongs to. */
  readonly isStep?: boolean;
  readonly onWhere: PropertyTestsProps['onChange'];
  /** The fields in one row. */
  readonly children: ReactNode;
  /** Below all that. */
  readonly behind?: ReactNode;
}

/** What is asked about an event, and below it what narrows the event. */
export function NarrowedEvent({ match, isStep = false, path, problems, context, onWhere, children, behind }: NarrowedEventProps): ReactElement {
  return (
    <div className={isStep ? 'audience-step' : 'audience-event'}>
      <div className="audience-fields">{children}</div>
      <PropertyTests tests={match.where} event={match.event} path={[...path, 'where']} problems={problems} context={context} onChange={onWhere} />
      {behind}
    </div>
  );
}
