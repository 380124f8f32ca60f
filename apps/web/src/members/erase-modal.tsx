import { useMessage, useUi } from '@magpie/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Input, Modal } from 'antd';
import { type ReactElement, useId, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import type { Person } from '../api/member-contract.ts';
import { refusalOf } from '../api/refusal.ts';

export interface EraseModalProps {
  readonly workspaceId: string;
  readonly person: Person;
  onClose(): void;
}

/** Erases a person for good, once their id was typed. */
export function EraseModal({ workspaceId, person, onClose }: EraseModalProps): ReactElement {
  const { words } = useUi();
  const message = useMessage();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const trpc = useTRPC();
  const [typed, setTyped] = useState('');
  const field = useId();
  const isTyped = typed.trim() === person.externalId;
  const erase = useMutation(
    trpc.members.erase.mutationOptions({
      onSuccess: async ({ onWire }) => {
        message.success(words(onWire ? 'members.erased.on-wire' : 'members.erased'));
        await navigate({ to: '/w/$workspace/members', params: { workspace: workspaceId } });
        queries.removeQueries({ queryKey: trpc.members.pathKey() });
      },
      onError: (error) => message.error(words(`refusal.${refusalOf(error)?.code ?? 'lost'}`)),
    }),
  );
  const go = (): void => erase.mutate({ workspaceId, memberNo: person.memberNo, confirm: typed });
  return (
    <Modal
      open
      title={words('members.erase.title', { name: person.name ?? person.externalId })}
      okText={words('members.erase.go')}
      cancelText={words('cancel')}
      okButtonProps={{ danger: true, disabled: !isTyped, loading: erase.isPending }}
      onOk={go}
      onCancel={onClose}
    >
      <div className="mg-stack">
        <p>{words('members.erase.text')}</p>
        <ul className="member-lines">
          <li>{words('members.erase.data')}</li>
          <li>{words('members.erase.runs')}</li>
          <li>{words('members.erase.stays')}</li>
        </ul>
        <div className="mg-field">
          <label htmlFor={field}>{words('members.erase.type', { externalId: person.externalId })}</label>
          <Input
            id={field}
            autoFocus
            autoComplete="off"
            value={typed}
            maxLength={200}
            onChange={({ target }) => setTyped(target.value)}
            onPressEnter={() => (isTyped && !erase.isPending ? go() : undefined)}
          />
        </div>
      </div>
    </Modal>
  );
}
