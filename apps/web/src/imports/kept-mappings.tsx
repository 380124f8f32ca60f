import { useMessage, useUi } from '@magpie/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Popconfirm, Select } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import { refusalOf } from '../api/refusal.ts';
import { applyMapping } from './apply-mapping.ts';
import { type DraftMapping, mappingOf } from './draft-mapping.ts';

export interface KeptMappingsProps {
  readonly workspaceId: string;
  readonly mapping: DraftMapping;
  /** Whether it could be imported by: only then it can be kept. */
  readonly isWhole: boolean;
  readonly onChange: (mapping: DraftMapping) => void;
}

/** Takes what was said of another file's columns, or keeps what is said of these under a name. */
export function KeptMappings({ workspaceId, mapping, isWhole, onChange }: KeptMappingsProps): ReactElement {
  const { words } = useUi();
  const message = useMessage();
  const trpc = useTRPC();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [taken, setTaken] = useState<string | null>(null);
  const kept = useQuery(trpc.imports.mappings.list.queryOptions({ workspaceId })).data ?? [];
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: trpc.imports.mappings.list.queryKey({ workspaceId }) });
  const onError = (error: unknown): void => message.error(words(`refusal.${refusalOf(error)?.code ?? 'lost'}`));
  const keep = useMutation(
    trpc.imports.mappings.keep.mutationOptions({
      onSuccess: async (_, { name: as }) => {
        setTaken(as);
        message.success(words('imports.kept.kept', { name: as }));
        await refresh();
      },
      onError,
    }),
  );
  const drop = useMutation(
    trpc.imports.mappings.drop.mutationOptions({
      onSuccess: async (_, { name: of }) => {
        setTaken(null);
        message.success(words('imports.kept.dropped', { name: of }));
        await refresh();
      },
      onError,
    }),
  );
  const take = (wanted: string): void => {
    const found = kept.find((one) => one.name === wanted);
    const applied = found === undefined ? null : applyMapping(mapping, found.mapping);
    if (applied === null) return;
    onChange(applied.draft);
    setTaken(wanted);
    setName(wanted);
    if (applied.missing.length === 0) message.success(words('imports.kept.taken', { name: wanted }));
    else message.warning(words('imports.kept.missing', { name: wanted, columns: applied.missing.join(', ') }));
  };
  const trimmed = name.trim();
  return (
    <div className="import-fields" role="group" aria-label={words('imports.kept')}>
      <label className="import-field">
        <span>{words('imports.kept.choose')}</span>
        <Select
          value={taken}
          placeholder={words('imports.kept.none')}
          disabled={kept.length === 0}
          options={kept.map((one) => ({ value: one.name, label: one.name }))}
          // The one that is shown can be taken again, after columns were said to be something else.
          onSelect={(wanted: string) => take(wanted)}
        />
      </label>
      <label className="import-field">
        <span>{words('imports.kept.name')}</span>
        <Input value={name} maxLength={100} onChange={({ target }) => setName(target.value)} />
      </label>
      <div className="import-field import-kept-actions">
        <Button
          disabled={!isWhole || trimmed === ''}
          loading={keep.isPending}
          onClick={() => keep.mutate({ workspaceId, name: trimmed, mapping: mappingOf(mapping) })}
        >
          {words(kept.some((one) => one.name === trimmed) ? 'imports.kept.over' : 'imports.kept.keep')}
        </Button>
        {taken === null ? null : (
          <Popconfirm
            title={words('imports.kept.drop.sure', { name: taken })}
            description={words('imports.kept.drop.text')}
            okText={words('imports.kept.drop')}
            cancelText={words('cancel')}
            onConfirm={() => drop.mutate({ workspaceId, name: taken })}
          >
            <Button type="text" danger loading={drop.isPending}>
              {words('imports.kept.drop')}
            </Button>
          </Popconfirm>
        )}
      </div>
      <p className="mg-hint">{words('imports.kept.hint')}</p>
    </div>
  );
}
