import { formatCount, formatShare, useMessage, useUi } from '@magpie/ui';
import { useMutation } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { Square } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTRPC } from '../api/client.ts';
import type { ImportJob } from '../api/import-contract.ts';
import { refusalOf } from '../api/refusal.ts';

/** How far an import is; it goes on when the page is left, and can be stopped. */
export function ImportProgress({
  job,
  workspaceId,
  mayStop,
}: {
  readonly job: ImportJob;
  readonly workspaceId: string;
  readonly mayStop: boolean;
}): ReactElement {
  const { words, locale } = useUi();
  const message = useMessage();
  const trpc = useTRPC();
  const stop = useMutation(
    trpc.imports.stop.mutationOptions({ onError: (error) => message.error(words(`refusal.${refusalOf(error)?.code ?? 'lost'}`)) }),
  );
  const share = job.doneBytes / Math.max(1, job.bytes);
  return (
    <section className="import-card" aria-label={words('imports.progress')}>
      <div className="mg-row">
        <h2 role="status">{words(job.state === 'queued' ? 'imports.waiting' : 'imports.running', { share: formatShare(share, 0) })}</h2>
        <span className="spacer" />
        {mayStop ? (
          <Button icon={<Square size={14} />} loading={stop.isPending || stop.isSuccess} onClick={() => stop.mutate({ workspaceId, id: job.id })}>
            {words('imports.stop')}
          </Button>
        ) : null}
      </div>
      <Progress percent={Math.round(share * 100)} showInfo={false} aria-label={words('imports.progress')} />
      <p className="mg-soft mg-figure">
        {job.counts === null
          ? words('imports.running.text')
          : words('imports.so-far', {
              read: formatCount(job.counts.read, locale),
              imported: formatCount(job.counts.imported, locale),
              rejected: formatCount(job.counts.rejected, locale),
            })}
      </p>
    </section>
  );
}
