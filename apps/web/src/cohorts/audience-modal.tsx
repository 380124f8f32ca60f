import type { Anchor } from '@magpie/calendar';
import { useMessage, useUi } from '@magpie/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Input, Modal, Select } from 'antd';
import { type ReactElement, useId, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import { refusalOf } from '../api/refusal.ts';
import { RoomState } from '../data/room-state.tsx';
import { useMade } from './use-made.ts';

/** A new cohort of whoever belongs to a saved audience now. */
export function AudienceModal({ workspaceId, onClose }: { readonly workspaceId: string; onClose(): void }): ReactElement {
  const { words } = useUi();
  const message = useMessage();
  const trpc = useTRPC();
  const id = useId();
  const made = useMade(workspaceId);
  const asked = useQuery(trpc.audiences.list.queryOptions({ workspaceId }));
  const [chosen, setChosen] = useState<{ readonly id: string; readonly name: string; readonly anchor: Anchor | null } | null>(null);
  const [name, setName] = useState('');
  const save = useMutation(
    trpc.cohorts.saveAudience.mutationOptions({
      onSuccess: (cohort) => made(cohort),
      onError: (error) => message.error(words(`refusal.${refusalOf(error)?.code ?? 'lost'}`)),
    }),
  );
  return (
    <Modal
      open
      title={words('from-audience.title')}
      okText={words('combine.save')}
      cancelText={words('cancel')}
      okButtonProps={{ disabled: chosen === null || name.trim() === '', loading: save.isPending }}
      onOk={() => {
        if (chosen !== null)
          save.mutate({
            workspaceId,
            name: name.trim(),
            filter: { type: 'audience', audience: chosen.id },
            anchor: chosen.anchor,
            audience: chosen.name,
          });
      }}
      onCancel={onClose}
    >
      <RoomState asked={asked}>
        {(audiences) =>
          audiences.length === 0 ? (
            <p className="mg-soft">{words('from-audience.none')}</p>
          ) : (
            <div className="mg-stack">
              <p className="mg-soft">{words('from-audience.about')}</p>
              <div className="mg-field">
                <label htmlFor={`${id}-audience`}>{words('from-audience.audience')}</label>
                <Select
                  id={`${id}-audience`}
                  style={{ width: '100%' }}
                  value={chosen?.id ?? null}
                  showSearch={{ optionFilterProp: 'label' }}
                  placeholder={words('from-audience.choose')}
                  options={audiences.map((audience) => ({ value: audience.id, label: audience.name }))}
                  onChange={(next) => {
                    const audience = audiences.find((each) => each.id === next);
                    if (audience === undefined) return;
                    if (name === '' || name === chosen?.name) setName(audience.name.slice(0, 100));
                    setChosen(audience);
                  }}
                />
              </div>
              <div className="mg-field">
                <label htmlFor={`${id}-name`}>{words('combine.name')}</label>
                <Input id={`${id}-name`} maxLength={100} value={name} onChange={({ target }) => setName(target.value)} />
              </div>
            </div>
          )
        }
      </RoomState>
    </Modal>
  );
}
