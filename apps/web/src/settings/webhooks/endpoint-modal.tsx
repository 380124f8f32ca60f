import { useUi } from '@magpie/ui';
import { Checkbox, Input, Modal } from 'antd';
import { type ReactElement, useId, useState } from 'react';
import type { EventType } from './event-type.ts';
import type { Endpoint } from './endpoint.ts';

export interface EndpointSetting {
  readonly url: string;
  readonly description: string;
  readonly eventTypes: EventType[];
}

export interface EndpointModalProps {
  /** Null: a new one. */
  readonly endpoint: Endpoint | null;
  readonly known: readonly EventType[];
  readonly isBusy: boolean;
  /** The address may not be called. */
  readonly isRefused: boolean;
  onSave(setting: EndpointSetting): void;
  onClose(): void;
}

/** Where news are to go, and which. */
export function EndpointModal({ endpoint, known, isBusy, isRefused, onSave, onClose }: EndpointModalProps): ReactElement {
  const { words } = useUi();
  const id = useId();
  const [url, setUrl] = useState(endpoint?.url ?? '');
  const [description, setDescription] = useState(endpoint?.description ?? '');
  const [types, setTypes] = useState<readonly string[]>(endpoint?.eventTypes ?? known);
  const isWhole = url.trim() !== '' && types.length > 0;
  const save = (): void => {
    if (isWhole && !isBusy) onSave({ url: url.trim(), description: description.trim(), eventTypes: known.filter((type) => types.includes(type)) });
  };
  return (
    <Modal
      open
      title={words(endpoint === null ? 'webhooks.add' : 'webhooks.edit')}
      okText={words('webhooks.save')}
      cancelText={words('cancel')}
      okButtonProps={{ disabled: !isWhole || isBusy }}
      onOk={save}
      onCancel={onClose}
    >
      <div className="mg-stack">
        <div className="mg-field">
          <label htmlFor={`${id}-url`}>{words('webhooks.url')}</label>
          <Input
            id={`${id}-url`}
            autoFocus
            maxLength={2_000}
            value={url}
            placeholder="https://example.com/magpie"
            aria-describedby={`${id}-hint`}
            status={isRefused ? 'error' : ''}
            aria-invalid={isRefused}
            onChange={({ target }) => setUrl(target.value)}
            onPressEnter={save}
          />
          <p id={`${id}-hint`} className={isRefused ? 'mg-bad' : 'mg-soft'} role={isRefused ? 'alert' : undefined}>
            {words(isRefused ? 'refusal.refused-target' : 'webhooks.url.hint')}
          </p>
        </div>
        <div className="mg-field">
          <label htmlFor={`${id}-for`}>{words('webhooks.description')}</label>
          <Input id={`${id}-for`} maxLength={200} value={description} onChange={({ target }) => setDescription(target.value)} />
        </div>
        <fieldset className="webhook-types">
          <legend>{words('webhooks.types')}</legend>
          <Checkbox.Group
            value={[...types]}
            options={known.map((type) => ({ value: type, label: words(`webhooks.type.${type}`) }))}
            onChange={(chosen) => setTypes(chosen.map(String))}
          />
        </fieldset>
      </div>
    </Modal>
  );
}
