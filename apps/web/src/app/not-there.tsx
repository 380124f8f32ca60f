import { EmptyState, useUi } from '@magpie/ui';
import { Link } from '@tanstack/react-router';
import { SearchX } from 'lucide-react';
import type { ReactElement } from 'react';

export interface NotThereProps {
  readonly workspaceId: string;
  /** Why, as one of the API's codes; words under `refusal.<code>`. */
  readonly code: string;
  /** The list in which it would stand. */
  readonly list: 'journeys' | 'runs';
}

/** An address under which there is nothing, or nothing for this reader: why, and the way on. Asking again would change nothing. */
export function NotThere({ workspaceId, code, list }: NotThereProps): ReactElement {
  const { words } = useUi();
  return (
    <EmptyState
      icon={SearchX}
      title={words(`refusal.${code}`)}
      text={words('not-there.text')}
      action={
        <Link to={list === 'journeys' ? '/w/$workspace/journeys' : '/w/$workspace/runs'} params={{ workspace: workspaceId }}>
          {words(`not-there.${list}`)}
        </Link>
      }
    />
  );
}
