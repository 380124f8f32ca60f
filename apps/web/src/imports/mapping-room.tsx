import { localDateOf } from '@magpie/calendar';
import { ErrorState, SkeletonRows, useMessage, useUi } from '@magpie/ui';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import type { FileLook, ImportJob } from '../api/import-contract.ts';
import { refusalOf } from '../api/refusal.ts';
import { useWorkspace } from '../session/use-me.ts';
import { CheckPanel } from './check-panel.tsx';
import { type DraftMapping, draftOf, gapsOf, mappingOf } from './draft-mapping.ts';
import { FormatFields } from './format-fields.tsx';
import { KeptMappings } from './kept-mappings.tsx';
import { MappingTable } from './mapping-table.tsx';
import { RowFields } from './row-fields.tsx';
import { unreadableWords } from './unreadable-words.ts';

type Reading = Partial<Pick<FileLook, 'encoding' | 'format' | 'header'>>;

/** Says what the columns of a file mean, beside its first rows; tries it out; lets it begin. */
export function MappingRoom({
  workspaceId,
  job,
  onStarted,
}: {
  readonly workspaceId: string;
  readonly job: ImportJob;
  readonly onStarted: () => void;
}): ReactElement {
  const { words } = useUi();
  const message = useMessage();
  const workspace = useWorkspace(workspaceId);
  const trpc = useTRPC();
  const [reading, setReading] = useState<Reading>({});
  const query = useQuery(
    trpc.imports.look.queryOptions({ workspaceId, id: job.id, ...reading }, { staleTime: Infinity, placeholderData: keepPreviousData, retry: false }),
  );
  const [openedAt] = useState(() => Date.now());
  const [draft, setDraft] = useState<{ readonly look: FileLook; readonly mapping: DraftMapping } | null>(null);
  const start = useMutation(
    trpc.imports.start.mutationOptions({
      onSuccess: onStarted,
      onError: (error) => message.error(words(`refusal.${refusalOf(error)?.code ?? 'lost'}`)),
    }),
  );
  const look = query.data;
  // Read in another way it is another table: what was said of the columns of the first does not hold for those of the second.
  if (look !== undefined && !query.isPlaceholderData && look !== draft?.look && workspace !== null) {
    const { zone, currency } = workspace;
    setDraft({ look, mapping: draftOf(look, { zone, currency, today: localDateOf(openedAt, zone) }) });
  }
  if (query.isError) return <ErrorState title={words('imports.unreadable')} text={unreadableWords(query.error, words)} />;
  if (draft === null) return <SkeletonRows label={words('app.loading')} />;
  const { mapping } = draft;
  const gaps = gapsOf(mapping);
  const change = (next: DraftMapping): void => setDraft({ ...draft, mapping: next });
  return (
    <>
      <section className="import-card" aria-label={words('imports.mapping')}>
        <h2>{words('imports.mapping')}</h2>
        <KeptMappings workspaceId={workspaceId} mapping={mapping} isWhole={gaps.length === 0} onChange={change} />
        <RowFields mapping={mapping} onChange={change} />
        <FormatFields look={draft.look} mapping={mapping} onRead={(next) => setReading({ ...reading, ...next })} onChange={change} />
        <MappingTable rows={draft.look.rows} mapping={mapping} isStale={query.isPlaceholderData} onChange={change} />
        {gaps.length === 0 ? null : (
          <ul className="import-gaps" role="status">
            {gaps.map((gap) => (
              <li key={gap}>{words(`imports.gap.${gap}`)}</li>
            ))}
          </ul>
        )}
      </section>
      <CheckPanel
        key={JSON.stringify(mapping)}
        workspaceId={workspaceId}
        id={job.id}
        mapping={gaps.length === 0 ? mappingOf(mapping) : null}
        start={
          <Button
            type="primary"
            disabled={gaps.length > 0}
            loading={start.isPending}
            onClick={() => start.mutate({ workspaceId, id: job.id, mapping: mappingOf(mapping) })}
          >
            {words(job.state === 'uploaded' ? 'imports.start' : 'imports.go-on')}
          </Button>
        }
      />
    </>
  );
}
