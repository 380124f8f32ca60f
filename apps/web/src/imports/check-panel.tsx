import { formatCount, useUi } from '@magpie/ui';
import { useSubscription } from '@trpc/tanstack-react-query';
import { Alert, Button, Progress } from 'antd';
import { Download, SearchCheck } from 'lucide-react';
import { type ReactElement, type ReactNode, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import type { ImportCounts } from '../api/import-contract.ts';
import { CountTable } from './count-table.tsx';
import { refusalDetail } from './refusal-detail.ts';

export interface CheckPanelProps {
  readonly workspaceId: string;
  readonly id: string;
  /** Null while there are gaps in it. */
  readonly mapping: object | null;
  /** The button that lets the import begin. */
  readonly start: ReactNode;
}

type Check =
  | { readonly type: 'idle' }
  | { readonly type: 'running'; readonly read: number; readonly share: number }
  | { readonly type: 'failed'; readonly text: string }
  | { readonly type: 'done'; readonly counts: ImportCounts; readonly rejects: readonly string[] };

/** Tries the mapping on the whole file and writes nothing: how many rows would come in, which would not and why. */
export function CheckPanel({ workspaceId, id, mapping, start }: CheckPanelProps): ReactElement {
  const { words, locale } = useUi();
  const trpc = useTRPC();
  const [check, setCheck] = useState<Check>({ type: 'idle' });
  useSubscription(
    trpc.imports.check.subscriptionOptions(
      { workspaceId, id, mapping },
      {
        enabled: check.type === 'running',
        onData: (told) => {
          if (told.type === 'checked') setCheck({ type: 'done', counts: told.counts, rejects: told.rejects });
          else setCheck({ type: 'running', read: told.read, share: told.bytes / Math.max(1, told.totalBytes) });
        },
        onError: (error) => setCheck({ type: 'failed', text: refusalDetail(error, words) }),
      },
    ),
  );
  return (
    <section className="import-card" aria-label={words('imports.check')}>
      <div className="mg-row">
        <h2>{words('imports.check')}</h2>
        <span className="spacer" />
        {check.type === 'running' ? (
          <Button onClick={() => setCheck({ type: 'idle' })}>{words('cancel')}</Button>
        ) : (
          <Button icon={<SearchCheck size={15} />} disabled={mapping === null} onClick={() => setCheck({ type: 'running', read: 0, share: 0 })}>
            {words('imports.check.do')}
          </Button>
        )}
        {start}
      </div>
      {check.type === 'idle' ? <p className="mg-soft">{words('imports.check.text')}</p> : null}
      {check.type === 'running' ? (
        <div role="status">
          <Progress percent={Math.round(check.share * 100)} showInfo={false} size="small" aria-label={words('imports.check')} />
          <span className="mg-soft mg-figure">{words('imports.check.read', { read: formatCount(check.read, locale) })}</span>
        </div>
      ) : null}
      {check.type === 'failed' ? <Alert type="error" showIcon title={check.text} /> : null}
      {check.type === 'done' ? (
        <>
          <CountTable counts={check.counts} foretold />
          {check.rejects.length === 0 ? null : (
            <>
              <h3>{words('imports.rejects', { count: check.counts.rejected })}</h3>
              <pre className="import-rejects">{check.rejects.join('\n')}</pre>
              <div>
                <Button size="small" icon={<Download size={13} />} href={`/imports/${encodeURIComponent(workspaceId)}/${id}/rejects/check`}>
                  {words('imports.rejects.download')}
                </Button>
              </div>
            </>
          )}
        </>
      ) : null}
    </section>
  );
}
