import { formatCount, formatMoment, useUi } from '@magpie/ui';
import { Checkbox, Modal } from 'antd';
import { type ReactElement, useState } from 'react';
import type { Workspace } from '../../api/contract.ts';
import type { RetentionPreview } from './retention.ts';

export interface ConfirmRetentionProps {
  readonly workspace: Workspace;
  readonly days: number;
  readonly preview: RetentionPreview;
  readonly isBusy: boolean;
  onClose(): void;
  onConfirm(): void;
}

/** Asks once more before events are removed for good. */
export function ConfirmRetention({ workspace, days, preview, isBusy, onClose, onConfirm }: ConfirmRetentionProps): ReactElement {
  const { words, locale } = useUi();
  const [isKnown, setKnown] = useState(false);
  const removed = { count: preview.events, events: formatCount(preview.events, locale) };
  const before = formatMoment(preview.before, { zone: workspace.zone, locale, style: 'minute' });
  return (
    <Modal
      open
      title={words('retention.confirm.title', removed)}
      okText={words('retention.confirm.go')}
      cancelText={words('cancel')}
      okButtonProps={{ danger: true, disabled: !isKnown || isBusy }}
      onOk={onConfirm}
      onCancel={onClose}
    >
      <div className="mg-stack">
        <p>{words('retention.confirm.text', { days: formatCount(days, locale), before, ...removed })}</p>
        <ul className="retention-runs">
          <li>{words('retention.confirm.audiences')}</li>
          <li>{words('retention.confirm.traces')}</li>
        </ul>
        <Checkbox checked={isKnown} onChange={({ target }) => setKnown(target.checked)}>
          {words('retention.confirm.known')}
        </Checkbox>
      </div>
    </Modal>
  );
}
