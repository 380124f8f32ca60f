import { formatCount, Moment, useMessage, useUi } from '@magpie/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm, Progress } from 'antd';
import { Download } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTRPC } from '../api/client.ts';
import { refusalOf } from '../api/refusal.ts';

export interface ShownExport {
  readonly id: string;
  readonly what: 'members' | 'events' | 'orders' | 'order-lines';
  readonly format: 'csv' | 'parquet';
  readonly whose: string | null;
  readonly isFilter: boolean;
  readonly fileName: string;
  readonly state: 'queued' | 'running' | 'finished' | 'stopped' | 'failed' | 'expired';
  readonly totalRows: number | null;
  readonly doneRows: number;
  readonly bytes: number | null;
  readonly refusal: string | null;
  readonly createdAt: number;
}

export interface ExportRowProps {
  readonly job: ShownExport;
  readonly workspaceId: string;
  readonly zone: string;
  readonly mayExport: boolean;
}

const chips = {
  queued: 'mg-chip-brand',
  running: 'mg-chip-brand',
  finished: 'mg-chip-ok',
  stopped: 'mg-chip-warn',
  failed: 'mg-chip-bad',
  expired: '',
} as const;

/** A file on its way out, or one that can be fetched. */
export function ExportRow({ job, workspaceId, zone, mayExport }: ExportRowProps): ReactElement {
  const { words, locale } = useUi();
  const message = useMessage();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const settled = (said: string) => ({
    onSuccess: () => message.success(words(said)),
    onError: (error: unknown): void => message.error(words(`refusal.${refusalOf(error)?.code ?? 'lost'}`)),
    onSettled: (): Promise<void> => queries.invalidateQueries({ queryKey: trpc.exports.list.queryKey() }),
  });
  const stop = useMutation(trpc.exports.stop.mutationOptions(settled('exports.stopped')));
  const remove = useMutation(trpc.exports.remove.mutationOptions(settled('exports.removed')));
  const { id, what, whose, isFilter, state, totalRows, doneRows, bytes, refusal, createdAt, fileName } = job;
  const isOn = state === 'queued' || state === 'running';
  const counted = (count: number): string => formatCount(count, locale);
  return (
    <li className="row-item">
      <div className="row-main">
        <div className="mg-row">
          <span className="row-title">
            {words(`exports.what.${what}`)}
            {whose === null && !isFilter ? '' : ` · ${whose ?? words('exports.of.filter')}`}
          </span>
          <span className={`mg-chip ${chips[state]}`}>{words(`exports.state.${state}`)}</span>
        </div>
        <div className="row-sub">
          <Moment at={createdAt} zone={zone} /> · {job.format === 'csv' ? 'CSV' : 'Parquet'}
          {state === 'finished' ? ` · ${words('exports.rows', { count: counted(doneRows) })} · ${sizeWords(bytes ?? 0)}` : ''}
          {refusal === null ? '' : ` · ${words(`exports.refusal.${refusal}`)}`}
        </div>
        {state === 'running' && totalRows !== null ? (
          <div className="export-bar" role="status">
            <span className="mg-figure mg-soft">{words('exports.progress', { done: counted(doneRows), total: counted(totalRows) })}</span>
            <Progress
              percent={Math.floor((100 * doneRows) / Math.max(1, totalRows))}
              size="small"
              aria-label={words('exports.progress', { done: counted(doneRows), total: counted(totalRows) })}
            />
          </div>
        ) : null}
      </div>
      {mayExport ? (
        <div className="export-buttons">
          {state === 'finished' ? (
            <Button
              href={`/exports/${workspaceId}/${id}/file`}
              icon={<Download size={14} aria-hidden />}
              aria-label={words('exports.fetch.named', { name: fileName })}
            >
              {words('exports.fetch')}
            </Button>
          ) : null}
          {isOn ? (
            <Button aria-label={words('exports.stop.named', { name: fileName })} onClick={() => stop.mutate({ workspaceId, id })}>
              {words('exports.stop')}
            </Button>
          ) : (
            <Popconfirm
              title={words('exports.remove.sure')}
              okText={words('exports.remove')}
              cancelText={words('cancel')}
              onConfirm={() => remove.mutate({ workspaceId, id })}
            >
              <Button aria-label={words('exports.remove.named', { name: fileName })}>{words('exports.remove')}</Button>
            </Popconfirm>
          )}
        </div>
      ) : null}
    </li>
  );
}

/** Bytes as people say them: `12 kB`, `3.4 MB`. */
function sizeWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`;
  return bytes < 1_000_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}
