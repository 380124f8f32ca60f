import { printFilter } from '@magpie/audience';
import { ErrorState, Moment, SkeletonRows, useUi } from '@magpie/ui';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTRPC } from '../api/client.ts';
import { MarkedText } from '../editor/history/marked-text.tsx';
import type { PanelProps } from './panel-props.ts';
import { useSentence } from './use-sentence.ts';

/** What an audience meant before, what each version changed, in words, and the way back. */
export function VersionsPanel({
  workspace,
  builder,
  id,
  mayEdit,
  onTaken,
}: PanelProps & { readonly id: string; readonly mayEdit: boolean; onTaken(): void }): ReactElement {
  const { words } = useUi();
  const trpc = useTRPC();
  const sentence = useSentence(workspace.id);
  const query = useQuery(trpc.audiences.versions.queryOptions({ workspaceId: workspace.id, id }));
  if (query.isPending) return <SkeletonRows label={words('app.loading')} />;
  if (query.isError)
    return (
      <ErrorState
        title={words('api.lost')}
        text={words('api.lost.text')}
        retry={{ label: words('api.retry'), onRetry: () => void query.refetch() }}
      />
    );
  return (
    <ol className="rows audience-versions">
      {query.data.map((version, index) => {
        const before = query.data[index + 1];
        const said = sentence(version.filter, version.anchor);
        const saidBefore = before === undefined ? null : sentence(before.filter, before.anchor);
        return (
          <li key={version.version} className="row-item">
            <div className="row-main">
              <span className="row-title">{words('audience.version', { version: version.version })}</span>{' '}
              <span className="row-sub">
                {version.author === null ? null : <>{version.author.name} · </>}
                <Moment at={version.at} zone={workspace.zone} />
              </span>
              <p>{saidBefore === null || saidBefore === said ? said : <MarkedText before={saidBefore} after={said} />}</p>
              {saidBefore === said && before !== undefined && printFilter(before.filter) === printFilter(version.filter) ? (
                <p className="mg-hint">{words('audience.version.same')}</p>
              ) : null}
            </div>
            {index === 0 || !mayEdit ? null : (
              <Button
                onClick={() => {
                  builder.change(version.filter);
                  builder.setAnchor(version.anchor);
                  onTaken();
                }}
              >
                {words('audience.version.take')}
              </Button>
            )}
          </li>
        );
      })}
    </ol>
  );
}
