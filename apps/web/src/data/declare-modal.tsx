import { useMessage, useUi } from '@magpie/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input, Modal, Radio } from 'antd';
import { type ReactElement, useId, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import { refusalOf } from '../api/refusal.ts';

export interface Attribute {
  readonly name: string;
  readonly type: string;
  readonly titleZh: string | null;
  readonly titleEn: string | null;
}

export interface DeclareModalProps {
  readonly workspaceId: string;
  /** Null: one that nobody has heard of yet. */
  readonly attribute: Attribute | null;
  onClose(): void;
}

const types = ['text', 'number', 'boolean', 'date', 'instant'] as const;
type Type = (typeof types)[number];

/** Says what type an attribute is of, and what it is called in both languages. */
export function DeclareModal({ workspaceId, attribute, onClose }: DeclareModalProps): ReactElement {
  const { words } = useUi();
  const message = useMessage();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const field = useId();
  const [name, setName] = useState(attribute?.name ?? '');
  const [type, setType] = useState<Type>(types.find((each) => each === attribute?.type) ?? 'text');
  const [titleZh, setTitleZh] = useState(attribute?.titleZh ?? '');
  const [titleEn, setTitleEn] = useState(attribute?.titleEn ?? '');
  const declare = useMutation(
    trpc.attributes.declare.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.attributes.pathKey() });
        onClose();
      },
      onError: (error) => message.error(words(`refusal.${refusalOf(error)?.code ?? 'lost'}`)),
    }),
  );
  const texts = [
    ['name', name, setName, 200],
    ['title-zh', titleZh, setTitleZh, 80],
    ['title-en', titleEn, setTitleEn, 80],
  ] as const;
  return (
    <Modal
      open
      title={attribute === null ? words('data.attributes.new') : words('data.attributes.declare-one', { name: attribute.name })}
      okText={words('data.attributes.save')}
      cancelText={words('cancel')}
      okButtonProps={{ disabled: name.trim() === '', loading: declare.isPending }}
      onOk={() => declare.mutate({ workspaceId, name: name.trim(), type, titleZh, titleEn })}
      onCancel={onClose}
    >
      <div className="mg-stack">
        {texts.map(([key, value, set, most]) => (
          <div key={key} className="mg-field">
            <label htmlFor={`${field}${key}`}>{words(`data.attributes.${key}`)}</label>
            <Input
              id={`${field}${key}`}
              value={value}
              maxLength={most}
              disabled={key === 'name' && attribute !== null}
              onChange={({ target }) => set(target.value)}
            />
          </div>
        ))}
        <Radio.Group
          aria-label={words('data.attributes.type')}
          value={type}
          options={types.map((value) => ({ value, label: words(`data.attributes.type.${value}`) }))}
          onChange={({ target }) => setType(types.find((each) => each === target.value) ?? 'text')}
        />
        <p className="mg-hint">{words('data.attributes.refuses')}</p>
      </div>
    </Modal>
  );
}
