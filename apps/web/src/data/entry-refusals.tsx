import { Figure, Moment, useMessage, useUi } from '@magpie/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import type { Workspace } from '../api/contract.ts';
import { refusalOf } from '../api/refusal.ts';

/** Events that came in and let nobody into a journey because of the key they carry, by run and reason. Nothing is shown where there are none. */
export function EntryRefusals({ workspace, mayMend }: { readonly workspace: Workspace; readonly mayMend: boolean }): ReactElement | null {
  const { words } = useUi();
  const message = useMessage();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [opened, setOpened] = useState<string | null>(null);
  const refusals = useQuery(trpc.ingest.entryRefusals.queryOptions({ workspaceId: workspace.id }, { staleTime: 0 }));
  const aside = useMutation(
    trpc.ingest.putRefusalAside.mutationOptions({
      onError: (error) => message.error(words(`refusal.${refusalOf(error)?.code ?? 'lost'}`)),
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.ingest.entryRefusals.pathKey() }),
    }),
  );
  const rows = refusals.data ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="mg-stack" aria-label={words('data.entries')}>
      <div>
        <h2>{words('data.entries')}</h2>
        <p className="mg-soft">{words('data.entries.about')}</p>
      </div>
      <ul className="rows">
        {rows.map((row) => {
          const { runId, reason, journey, open, times, lastAt, events } = row;
          const key = `${runId} ${reason}`;
          const isOpened = key === opened;
          return (
            <li key={key}>
              <div className="row-item data-reason">
                <button type="button" className="row-main data-plain" aria-expanded={isOpened} onClick={() => setOpened(isOpened ? null : key)}>
                  <span className="row-title">
                    {journey} · {words(`data.entries.reason.${reason}`)}
                  </span>
                  <span className="row-sub">{words(`data.entries.remedy.${reason}`)}</span>
                </button>
                <span className="mg-soft">
                  <Moment at={lastAt} zone={workspace.zone} />
                </span>
                <Figure value={open === 0 ? times : open} strong={open > 0} />
                {open === 0 ? <span className="mg-chip">{words('data.letters.state.discarded')}</span> : null}
                {mayMend ? (
                  <Button
                    disabled={aside.isPending}
                    aria-label={`${words(open > 0 ? 'data.letter.aside' : 'data.letter.back')}: ${journey} · ${words(`data.entries.reason.${reason}`)}`}
                    onClick={() => aside.mutate({ workspaceId: workspace.id, runId, reason, aside: open > 0 })}
                  >
                    {words(open > 0 ? 'data.letter.aside' : 'data.letter.back')}
                  </Button>
                ) : null}
              </div>
              {isOpened ? (
                <div className="data-refused">
                  <Link to="/w/$workspace/runs/$run" params={{ workspace: workspace.id, run: runId }}>
                    {words('data.entries.run')}
                  </Link>
                  <ul className="mg-stack data-tight" aria-label={words('data.entries.events')}>
                    {events.map(({ id, name, memberNo, occurredAt, beginning }) => (
                      <li key={id}>
                        <div className="mg-row">
                          <b>{name}</b>
                          <Link to="/w/$workspace/members/$member" params={{ workspace: workspace.id, member: String(memberNo) }}>
                            {words('data.entries.member', { no: memberNo })}
                          </Link>
                          <Moment at={occurredAt} zone={workspace.zone} />
                        </div>
                        <code className="row-sub data-line">{beginning}</code>
                      </li>
                    ))}
                  </ul>
                </div>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
