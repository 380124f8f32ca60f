import '../commands/words.ts';
import { useUi } from '@magpie/ui';
import { Dropdown, type MenuProps } from 'antd';
import type { ReactElement } from 'react';
import { commands } from '../commands/commands.ts';
import { isOnMac, keyWords } from '../commands/key-words.ts';
import { useEditorScope } from '../editor-context.ts';
import type { Point } from '../store/drawing-verbs.ts';

export interface OpenMenu {
  /** On the screen. */
  readonly at: Point;
  /** Ids of commands. */
  readonly groups: readonly (readonly string[])[];
}

/** Commands at a place of the canvas. */
export function CanvasMenu({ open: { at, groups }, onClose }: { readonly open: OpenMenu; readonly onClose: () => void }): ReactElement {
  const { words } = useUi();
  const scope = useEditorScope();
  const items: MenuProps['items'] = groups.flatMap((group, index) => [
    ...(index === 0 ? [] : [{ key: `line ${index}`, type: 'divider' as const }]),
    ...group.flatMap((id) => {
      const command = commands.find((each) => each.id === id);
      if (command === undefined) return [];
      const key = command.keys[0];
      return [
        {
          key: id,
          disabled: command.obstacle(scope) !== null,
          label: words(`command.${id}`),
          extra: key === undefined ? undefined : keyWords(key, isOnMac()),
          onClick: () => {
            onClose();
            scope.pointer.move(at);
            void command.run(scope);
          },
        },
      ];
    }),
  ]);
  return (
    <>
      {/* Whatever is clicked beside the menu closes it, and does nothing else. */}
      <div
        className="canvas-menu-veil"
        aria-hidden
        onPointerDown={onClose}
        onContextMenu={(event) => {
          event.preventDefault();
          onClose();
        }}
      />
      <Dropdown open autoFocus trigger={[]} menu={{ items, className: 'canvas-menu' }} onOpenChange={onClose} key={`${at.x} ${at.y}`}>
        <span className="canvas-menu-anchor" style={{ left: at.x, top: at.y }} />
      </Dropdown>
    </>
  );
}
