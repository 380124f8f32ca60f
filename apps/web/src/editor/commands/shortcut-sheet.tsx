import { useUi } from '@magpie/ui';
import { Modal } from 'antd';
import type { ReactElement } from 'react';
import { useEditorScope } from '../editor-context.ts';
import './commands.css';
import { commands } from './commands.ts';
import { isOnMac, keyWords } from './key-words.ts';
import './words.ts';

const canvasKeys = ['arrows', 'nudge', 'grow', 'lead', 'day', 'enter', 'delete', 'copy', 'escape'] as const;

/** Every key, by what it does: those of commands from their registry, those of the canvas from its words. */
export function ShortcutSheet(): ReactElement {
  const { words } = useUi();
  const { workbench } = useEditorScope();
  const withKeys = commands.filter(({ keys }) => keys.length > 0);
  const groups = [...new Set(withKeys.map(({ group }) => group))];
  return (
    <Modal open width={720} footer={null} title={words('command.shortcuts')} onCancel={workbench.close}>
      <div className="shortcut-sheet">
        <section>
          <h3>{words('shortcuts.canvas')}</h3>
          {canvasKeys.map((key) => (
            <div key={key} className="mg-key-value">
              <span>{words(`keys.${key}`)}</span>
              <kbd>{words(`keys.${key}.keys`)}</kbd>
            </div>
          ))}
        </section>
        {groups.map((group) => (
          <section key={group}>
            <h3>{words(`command-group.${group}`)}</h3>
            {withKeys
              .filter((command) => command.group === group)
              .map(({ id, keys }) => (
                <div key={id} className="mg-key-value">
                  <span>{words(`command.${id}`)}</span>
                  <kbd>{keys.map((key) => keyWords(key, isOnMac())).join(' / ')}</kbd>
                </div>
              ))}
          </section>
        ))}
      </div>
    </Modal>
  );
}
