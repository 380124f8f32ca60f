import { ErrorState, SkeletonRows, useUi } from '@magpie/ui';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import { refusalOf } from '../api/refusal.ts';
import { MemberTrace } from './member-trace.tsx';
import { useRunScope } from './run-scope.ts';

/** The whole story of one member in this run. Who it is stands in the address, so that it can be passed on. */
export function MemberDrawer({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { words } = useUi();
  const { member, who } = useSearch({ from: '/w/$workspace/runs/$run' });
  const { workspaceId, run } = useRunScope();
  const trpc = useTRPC();
  // Shops number people too: what was typed is an external id first, and a member number when there is none of that id.
  const typed = who === undefined ? {} : { externalId: who, ...(/^\d{1,9}$/.test(who) ? { memberNo: Number(who) } : {}) };
  const asked = who ?? (member === undefined ? '' : String(member));
  // Which of their enrolments, of whoever is asked for now.
  const [chosen, choose] = useState<{ readonly asked: string; readonly place: number } | null>(null);
  const place = chosen?.asked === asked ? { place: chosen.place } : {};
  const query = useQuery(
    trpc.runs.trace.queryOptions(
      { workspaceId, runId: run.runId, ...(member === undefined ? typed : { memberNo: member }), ...place },
      {
        enabled: member !== undefined || who !== undefined,
        retry: false,
        placeholderData: (before) => (chosen?.asked === asked ? before : undefined),
      },
    ),
  );
  return (
    <Drawer open={asked !== ''} onClose={onClose} size={520} title={words('trace.title')} destroyOnHidden>
      {query.data === undefined ? (
        query.isError ? (
          <ErrorState
            title={words(refusalOf(query.error)?.code === 'not-found' ? 'trace.unknown' : 'api.lost')}
            text={words('trace.unknown.text', { member: asked })}
          />
        ) : (
          <SkeletonRows label={words('app.loading')} />
        )
      ) : (
        <MemberTrace trace={query.data} onChoose={(next) => choose({ asked, place: next })} />
      )}
    </Drawer>
  );
}
