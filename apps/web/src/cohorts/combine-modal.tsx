import { formatCount, useMessage, useUi } from '@magpie/ui';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Input, Modal, Select } from 'antd';
import { type ReactElement, useId, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import { refusalOf } from '../api/refusal.ts';
import type { OfferedCohort } from './new-cohort.tsx';
import { type Operation, OperationChoice } from './operation-choice.tsx';
import { useMade } from './use-made.ts';

export interface CombineModalProps {
  readonly workspaceId: string;
  readonly cohorts: readonly OfferedCohort[];
  onClose(): void;
}

/** A new cohort out of others, with how many it would hold while one chooses. */
export function CombineModal({ workspaceId, cohorts, onClose }: CombineModalProps): ReactElement {
  const { words, locale } = useUi();
  const message = useMessage();
  const trpc = useTRPC();
  const id = useId();
  const made = useMade(workspaceId);
  const [operation, setOperation] = useState<Operation>('union');
  const [first, setFirst] = useState<string | null>(null);
  const [others, setOthers] = useState<readonly string[]>([]);
  const [name, setName] = useState('');
  const of = first === null ? [] : [first, ...others];
  const isComplete = of.length >= 2;
  const asked = useQuery(
    trpc.cohorts.tryCombination.queryOptions({ workspaceId, operation, of }, { enabled: isComplete, placeholderData: keepPreviousData }),
  );
  const count = isComplete ? (asked.data?.count ?? null) : null;
  const save = useMutation(
    trpc.cohorts.combine.mutationOptions({
      onSuccess: (cohort) => made(cohort),
      onError: (error) => message.error(words(`refusal.${refusalOf(error)?.code ?? 'lost'}`)),
    }),
  );
  const options = (without: readonly string[]) =>
    cohorts
      .filter((cohort) => !without.includes(cohort.id))
      .map((cohort) => ({ value: cohort.id, label: `${cohort.name} · ${words('combine.count', { count: formatCount(cohort.count, locale) })}` }));
  const told = !isComplete
    ? words('combine.incomplete')
    : asked.isError
      ? words('api.lost')
      : count === null || asked.isPlaceholderData
        ? words('combine.counting')
        : count === 0
          ? words('combine.nobody')
          : words('combine.count', { count: formatCount(count, locale) });
  return (
    <Modal
      open
      title={words('combine.title')}
      okText={words('combine.save')}
      cancelText={words('cancel')}
      okButtonProps={{ disabled: !isComplete || name.trim() === '' || count === 0, loading: save.isPending }}
      onOk={() => save.mutate({ workspaceId, operation, of, name: name.trim() })}
      onCancel={onClose}
    >
      <div className="mg-stack">
        <OperationChoice operation={operation} onOperation={setOperation} />
        <div className="mg-field">
          <label htmlFor={`${id}-first`}>{words('combine.first')}</label>
          <Select
            style={{ width: '100%' }}
            id={`${id}-first`}
            value={first}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={words('combine.choose')}
            options={options(others)}
            onChange={setFirst}
          />
        </div>
        <div className="mg-field">
          <label htmlFor={`${id}-others`}>{words(operation === 'difference' ? 'combine.others.difference' : 'combine.others')}</label>
          <Select
            style={{ width: '100%' }}
            id={`${id}-others`}
            mode="multiple"
            maxCount={9}
            value={[...others]}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={words('combine.choose')}
            options={options(first === null ? [] : [first])}
            onChange={setOthers}
          />
        </div>
        <div className="mg-field">
          <label htmlFor={`${id}-name`}>{words('combine.name')}</label>
          <Input id={`${id}-name`} maxLength={100} value={name} onChange={({ target }) => setName(target.value)} />
        </div>
        <p role="status" className="mg-figure" style={{ fontWeight: 600 }}>
          {told}
        </p>
      </div>
    </Modal>
  );
}
