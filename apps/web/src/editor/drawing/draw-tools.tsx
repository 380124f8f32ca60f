import './words.ts';
import '../commands/words.ts';
import { useUi } from '@magpie/ui';
import { Frame, MessageCirclePlus, StickyNote } from 'lucide-react';
import type { ReactElement } from 'react';
import { drawingCommands } from '../commands/drawing-commands.ts';
import { isOnMac, keyWords } from '../commands/key-words.ts';
import { useEditorScope, useEditorState } from '../editor-context.ts';

const tools = [
  { ids: ['add-note'], icon: StickyNote },
  { ids: ['frame-selection', 'add-frame'], icon: Frame },
  { ids: ['add-comment'], icon: MessageCirclePlus },
] as const;

/** Note, frame and comment at hand. A frame goes round what is selected; without anything it is an empty one. */
export function DrawTools(): ReactElement {
  const { words } = useUi();
  const scope = useEditorScope();
  useEditorState((state) => state.selection);
  return (
    <>
      {tools.map(({ ids, icon: Icon }) => {
        const command = ids.map((id) => drawingCommands.find((each) => each.id === id)).find((each) => each?.obstacle(scope) === null);
        if (command === undefined) return null;
        const [key] = command.keys;
        const label = words(`command.${command.id}`);
        return (
          <button
            key={ids[0]}
            type="button"
            aria-label={label}
            title={key === undefined ? label : `${label} (${keyWords(key, isOnMac())})`}
            onClick={() => {
              // Not under the tools, where the pointer is.
              scope.pointer.move(null);
              void command.run(scope);
            }}
          >
            <Icon size={15} aria-hidden />
          </button>
        );
      })}
    </>
  );
}
