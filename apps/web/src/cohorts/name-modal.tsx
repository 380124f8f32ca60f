import { useUi } from '@magpie/ui';
import { Input, Modal } from 'antd';
import { type ReactElement, useId, useState } from 'react';

export interface NameModalProps {
  readonly name: string;
  readonly isBusy: boolean;
  onName(name: string): void;
  onClose(): void;
}

/** What a cohort is called. */
export function NameModal({ name, isBusy, onName, onClose }: NameModalProps): ReactElement {
  const { words } = useUi();
  const [text, setText] = useState(name);
  const field = useId();
  const isEmpty = text.trim() === '';
  return (
    <Modal
      open
      title={words('cohort.rename')}
      okText={words('cohort.rename')}
      cancelText={words('cancel')}
      okButtonProps={{ disabled: isEmpty, loading: isBusy }}
      onOk={() => onName(text.trim())}
      onCancel={onClose}
    >
      <div className="mg-field">
        <label htmlFor={field}>{words('cohort.rename.name')}</label>
        <Input
          id={field}
          autoFocus
          maxLength={100}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onPressEnter={() => (isEmpty || isBusy ? undefined : onName(text.trim()))}
        />
      </div>
    </Modal>
  );
}
