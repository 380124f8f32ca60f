import { useUi } from '@magpie/ui';
import { Input, Modal } from 'antd';
import { type ReactElement, useId, useState } from 'react';

export interface KeyModalProps {
  readonly isNew: boolean;
  readonly name: string;
  readonly isBusy: boolean;
  onName(name: string): void;
  onClose(): void;
}

/** What a key is called: after the source that writes with it. */
export function KeyModal({ isNew, name, isBusy, onName, onClose }: KeyModalProps): ReactElement {
  const { words } = useUi();
  const [text, setText] = useState(name);
  const field = useId();
  const isEmpty = text.trim() === '';
  return (
    <Modal
      open
      title={words(isNew ? 'data.keys.make' : 'data.keys.rename')}
      okText={words(isNew ? 'data.keys.make' : 'data.keys.rename')}
      cancelText={words('data.cancel')}
      okButtonProps={{ disabled: isEmpty, loading: isBusy }}
      onOk={() => onName(text.trim())}
      onCancel={onClose}
    >
      <div className="mg-field">
        <label htmlFor={field}>{words('data.keys.name')}</label>
        <Input
          id={field}
          autoFocus
          maxLength={80}
          value={text}
          placeholder={words('data.keys.name.example')}
          onChange={({ target }) => setText(target.value)}
          onPressEnter={() => (isEmpty || isBusy ? undefined : onName(text.trim()))}
        />
      </div>
    </Modal>
  );
}
