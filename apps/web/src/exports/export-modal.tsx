import { addDays, type Anchor, instantOf } from '@magpie/calendar';
import { useMessage, useUi } from '@magpie/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Input, Modal, Radio, Select } from 'antd';
import { type ReactElement, useId, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import type { Workspace } from '../api/contract.ts';
import { refusalOf } from '../api/refusal.ts';

export interface ExportModalProps {
  readonly workspace: Workspace;
  /** Whose rows somebody came for; null: everybody's. */
  readonly cohort: string | null;
  onClose(): void;
}

type Wanted =
  | { readonly type: 'everybody' }
  | { readonly type: 'cohort'; readonly cohort: string }
  | { readonly type: 'filter'; readonly filter: object; readonly anchor: Anchor | null; readonly name: string | null };

const kinds = ['members', 'events', 'orders', 'order-lines'] as const;
const everybody = 'everybody';

/** What is to be taken out: which rows, whose, of which days, in which form. */
export function ExportModal({ workspace: { id: workspaceId, zone }, cohort, onClose }: ExportModalProps): ReactElement {
  const { words } = useUi();
  const message = useMessage();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const field = useId();
  const cohorts = useQuery(trpc.cohorts.list.queryOptions({ workspaceId }));
  const audiences = useQuery(trpc.audiences.list.queryOptions({ workspaceId }));
  const [what, setWhat] = useState<(typeof kinds)[number]>('members');
  const [whose, setWhose] = useState(cohort === null ? everybody : `cohort ${cohort}`);
  const [format, setFormat] = useState<'csv' | 'parquet'>('csv');
  const [since, setSince] = useState('');
  const [until, setUntil] = useState('');
  const create = useMutation(
    trpc.exports.create.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.exports.list.queryKey() });
        onClose();
      },
      onError: (error) => message.error(words(`refusal.${refusalOf(error)?.code ?? 'lost'}`)),
    }),
  );
  const midnight = (date: string): number | null => (date === '' ? null : instantOf({ date, time: '00:00', zone }));
  const wanted = (): Wanted => {
    const id = whose.slice(whose.indexOf(' ') + 1);
    if (whose === everybody) return { type: 'everybody' };
    if (whose.startsWith('cohort ')) return { type: 'cohort', cohort: id };
    const audience = audiences.data?.find((each) => each.id === id);
    return { type: 'filter', filter: { type: 'audience', audience: id }, anchor: audience?.anchor ?? null, name: audience?.name ?? null };
  };
  const isDated = what !== 'members';
  return (
    <Modal
      open
      title={words('exports.new')}
      okText={words('exports.start')}
      cancelText={words('cancel')}
      okButtonProps={{ loading: create.isPending, disabled: isDated && since !== '' && until !== '' && since > until }}
      onOk={() =>
        create.mutate({
          workspaceId,
          what,
          format,
          of: wanted(),
          since: isDated ? midnight(since) : null,
          until: isDated && until !== '' ? midnight(addDays(until, 1)) : null,
        })
      }
      onCancel={onClose}
    >
      <div className="mg-stack">
        <div className="mg-field">
          <label htmlFor={`${field}-what`}>{words('exports.what')}</label>
          <Select
            id={`${field}-what`}
            style={{ width: '100%' }}
            value={what}
            options={kinds.map((value) => ({ value, label: words(`exports.what.${value}`) }))}
            onChange={setWhat}
          />
          <p className="mg-soft">{words(`exports.what.${what}.hint`)}</p>
        </div>
        <div className="mg-field">
          <label htmlFor={`${field}-whose`}>{words('exports.of')}</label>
          <Select
            id={`${field}-whose`}
            style={{ width: '100%' }}
            value={whose}
            loading={cohorts.isPending}
            showSearch={{ optionFilterProp: 'label' }}
            options={[
              { value: everybody, label: words('exports.of.everybody') },
              {
                label: words('exports.of.cohorts'),
                title: words('exports.of.cohorts'),
                options: (cohorts.data ?? [])
                  .filter((each) => each.archivedAt === null || each.id === cohort)
                  .map((each) => ({ value: `cohort ${each.id}`, label: each.name })),
              },
              {
                label: words('exports.of.audiences'),
                title: words('exports.of.audiences'),
                options: (audiences.data ?? []).map((each) => ({ value: `audience ${each.id}`, label: each.name })),
              },
            ]}
            onChange={setWhose}
          />
        </div>
        {isDated ? (
          <div className="export-dates">
            <div className="mg-field">
              <label htmlFor={`${field}-since`}>{words('exports.since')}</label>
              <Input id={`${field}-since`} type="date" max={until} value={since} onChange={({ target }) => setSince(target.value)} />
            </div>
            <div className="mg-field">
              <label htmlFor={`${field}-until`}>{words('exports.until')}</label>
              <Input id={`${field}-until`} type="date" min={since} value={until} onChange={({ target }) => setUntil(target.value)} />
            </div>
          </div>
        ) : null}
        <div role="radiogroup" aria-label={words('exports.format')}>
          <Radio.Group
            value={format}
            options={(['csv', 'parquet'] as const).map((value) => ({ value, label: words(`exports.format.${value}`) }))}
            onChange={({ target }) => setFormat(target.value === 'parquet' ? 'parquet' : 'csv')}
          />
        </div>
      </div>
    </Modal>
  );
}
