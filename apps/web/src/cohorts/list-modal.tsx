import { formatCount, useMessage, useUi } from '@magpie/ui';
import { useMutation } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { type ReactElement, useId, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import { refusalOf } from '../api/refusal.ts';
import { useMade } from './use-made.ts';

const most = 100_000;

/** A new cohort out of ids that somebody pastes. */
export function ListModal({ workspaceId, onClose }: { readonly workspaceId: string; onClose(): void }): ReactElement {
  const { words, locale } = useUi();
  const message = useMessage();
  const trpc = useTRPC();
  const id = useId();
  const made = useMade(workspaceId);
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const ids = [...new Set(text.split(/[\r\n]+/).map((line) => line.trim()))].filter((line) => line !== '');
  const save = useMutation(
    trpc.cohorts.saveList.mutationOptions({
      onSuccess: async (cohort) => {
        await made(cohort);
        if (cohort.unknown > 0)
          message.warning({
            duration: 10,
            content: words('list.unknown', { count: formatCount(cohort.unknown, locale), ids: cohort.unknownIds.join(', ') }),
          });
      },
      onError: (error) => {
        const code = refusalOf(error)?.code ?? 'lost';
        message.error(words(code === 'nobody' ? 'list.nobody' : `refusal.${code}`));
      },
    }),
  );
  const isTooLong = ids.length > most;
  return (
    <Modal
      open
      title={words('list.title')}
      okText={words('combine.save')}
      cancelText={words('cancel')}
      okButtonProps={{ disabled: ids.length === 0 || isTooLong || name.trim() === '', loading: save.isPending }}
      onOk={() => save.mutate({ workspaceId, name: name.trim(), ids: ids.map((line) => line.slice(0, 200)) })}
      onCancel={onClose}
    >
      <div className="mg-stack">
        <div className="mg-field">
          <label htmlFor={`${id}-name`}>{words('combine.name')}</label>
          <Input id={`${id}-name`} autoFocus maxLength={100} value={name} onChange={({ target }) => setName(target.value)} />
        </div>
        <div className="mg-field">
          <label htmlFor={`${id}-ids`}>{words('list.ids')}</label>
          <Input.TextArea
            id={`${id}-ids`}
            aria-describedby={`${id}-hint`}
            autoSize={{ minRows: 6, maxRows: 14 }}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
          <p id={`${id}-hint`} className="mg-soft">
            {words('list.ids.hint')}
          </p>
        </div>
        <p role="status" className={isTooLong ? 'mg-bad' : 'mg-soft mg-figure'}>
          {words(isTooLong ? 'list.too-many' : 'list.count', { count: formatCount(ids.length, locale) })}
        </p>
      </div>
    </Modal>
  );
}
