import { useUi } from '@magpie/ui';
import { Modal } from 'antd';
import type { ReactElement } from 'react';
import { useEditorScope } from '../editor-context.ts';
import './commands.css';
import { keySheet } from './key-sheet.ts';
import { isOnMac, keysWords } from './key-words.ts';
import './words.ts';

/** Every key, by what it does. */
export function ShortcutSheet(): ReactElement {
  const { words } = useUi();
  const { workbench } = useEditorScope();
  return (
    <Modal open width={1080} footer={null} title={words('command.shortcuts')} onCancel={workbench.close}>
      <div className="shortcut-sheet">
        {keySheet.map(({ title, rows }) => (
          <section key={title} aria-label={words(title)}>
            <h3>{words(title)}</h3>
            {rows.map(({ label, keys, pointer }) => (
              <div key={label} className="mg-key-value">
                <span>{words(label)}</span>
                <kbd>{[keysWords(keys, isOnMac()), ...(pointer === undefined ? [] : [words(pointer)])].join(' + ')}</kbd>
              </div>
            ))}
          </section>
        ))}
      </div>
    </Modal>
  );
}
