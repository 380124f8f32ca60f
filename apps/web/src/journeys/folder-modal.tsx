import { useUi } from '@magpie/ui';
import { Button, Input, Modal } from 'antd';
import { type ReactElement, useState } from 'react';

export interface FolderModalProps {
  readonly present: string | null;
  readonly folders: readonly string[];
  readonly onMove: (folder: string | null) => void;
  readonly onClose: () => void;
}

/** Into which folder: one that is there, a new one, or none. */
export function FolderModal({ present, folders, onMove, onClose }: FolderModalProps): ReactElement {
  const { words } = useUi();
  const [name, setName] = useState(present ?? '');
  const chosen = name.trim() === '' ? null : name.trim();
  return (
    <Modal
      open
      width={400}
      title={words('journeys.folder.move')}
      okText={words(chosen === null ? 'journeys.folder.none' : 'journeys.folder.ok')}
      cancelText={words('cancel')}
      okButtonProps={{ disabled: chosen === present }}
      onCancel={onClose}
      onOk={() => {
        onMove(chosen);
        onClose();
      }}
    >
      <div className="mg-stack">
        <Input
          autoFocus
          allowClear
          aria-label={words('journeys.folder.name')}
          placeholder={words('journeys.folder.name')}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        {folders.length === 0 ? null : (
          <div className="mg-row" role="group" aria-label={words('journeys.folders')}>
            {folders.map((folder) => (
              <Button key={folder} size="small" type={folder === chosen ? 'primary' : 'default'} onClick={() => setName(folder)}>
                {folder}
              </Button>
            ))}
          </div>
        )}
      </div>
    </Modal>
  );
}
