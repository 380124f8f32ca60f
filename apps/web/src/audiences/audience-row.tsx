import { Figure, Moment, useUi } from '@magpie/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTRPC } from '../api/client.ts';
import type { SavedAudience } from '../api/audience-contract.ts';
import type { Workspace } from '../api/contract.ts';
import { refusalOf } from '../api/refusal.ts';
import { useAudienceVerbs } from './use-audience-verbs.ts';
import { useSentence } from './use-sentence.ts';

export interface AudienceRowProps {
  readonly audience: SavedAudience;
  readonly workspace: Workspace | null;
  readonly workspaceId: string;
}

/** One audience: its name, whom it means, how many they are now, where it is used, when it last changed. */
export function AudienceRow({ audience, workspace, workspaceId }: AudienceRowProps): ReactElement {
  const { words } = useUi();
  const trpc = useTRPC();
  const { id, name, description, filter, anchor, uses, changedAt, author, archivedAt } = audience;
  const sentence = useSentence(workspaceId);
  const verbs = useAudienceVerbs(workspaceId);
  const count = useQuery(
    trpc.audiences.count.queryOptions({ workspaceId, filter, anchor }, { staleTime: 60_000, retry: false, enabled: archivedAt === null }),
  );
  const refused = refusalOf(count.error);
  const by = author?.name ?? null;
  return (
    <li className="row-item">
      <div className="row-main">
        <Link className="row-title" to="/w/$workspace/audiences/$audience" params={{ workspace: workspaceId, audience: id }}>
          {name}
        </Link>
        <div className="row-sub audiences-sentence">{description === '' ? sentence(filter, anchor) : description}</div>
        <div className="row-sub">
          {words(uses === 0 ? 'audiences.unused' : 'audiences.used', { count: uses })} · {by === null ? null : <>{by} · </>}
          <Moment at={changedAt} zone={workspace?.zone ?? 'UTC'} />
        </div>
      </div>
      {archivedAt === null ? (
        <div className="row-number">
          {count.isError ? (
            <span title={words(refused === null ? 'api.lost' : `refusal.${refused.code}`)}>–</span>
          ) : (
            <Figure value={count.data?.people} strong />
          )}
          <small>{words('audiences.people')}</small>
        </div>
      ) : (
        <Button loading={verbs.isBusy} onClick={() => void verbs.archive(id, false)}>
          {words('audiences.bring-back')}
        </Button>
      )}
    </li>
  );
}
