import { useUi } from '@magpie/ui';
import { Input, Modal } from 'antd';
import { type ReactElement, useId, useState } from 'react';

export interface NameModalProps {
  readonly name: string;
  readonly description: string;
  readonly isBusy: boolean;
  onName(named: { readonly name: string; readonly description: string }): void;
  onClose(): void;
}

/** What an audience is called and what it is for. */
export function NameModal({ name, description, isBusy, onName, onClose }: NameModalProps): ReactElement {
  const { words } = useUi();
  const [text, setText] = useState(name);
  const [about, setAbout] = useState(description);
  const id = useId();
  const isEmpty = text.trim() === '';
  const done = (): void => (isEmpty || isBusy ? undefined : onName({ name: text.trim(), description: about.trim() }));
  return (
    <Modal
      open
      title={words('audience.name.title')}
      okText={words('audience.name.ok')}
      cancelText={words('cancel')}
      okButtonProps={{ disabled: isEmpty, loading: isBusy }}
      onOk={done}
      onCancel={onClose}
    >
      <div className="mg-stack">
        <div className="mg-field">
          <label htmlFor={`${id}-name`}>{words('audience.name')}</label>
          <Input
            id={`${id}-name`}
            autoFocus
            maxLength={100}
            value={text}
            onChange={({ target }) => setText(target.value)}
            onPressEnter={({ nativeEvent }) => (nativeEvent.isComposing ? undefined : done())}
          />
        </div>
        <div className="mg-field">
          <label htmlFor={`${id}-about`}>{words('audience.description')}</label>
          <Input.TextArea
            id={`${id}-about`}
            maxLength={1_000}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={about}
            onChange={({ target }) => setAbout(target.value)}
          />
        </div>
      </div>
    </Modal>
  );
}
