import { useUi } from '@magpie/ui';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useEditorScope, useEditorState } from '../editor-context.ts';
import { arrangeCommands } from './arrange-commands.ts';
import './words.ts';

/** What can be done with several steps at once. */
export function ArrangeTools(): ReactElement {
  const { words } = useUi();
  const scope = useEditorScope();
  useEditorState((state) => state.selection);
  return (
    <div className="arrange-tools" role="toolbar" aria-label={words('command-group.arrange')}>
      {arrangeCommands.map((command) => (
        <Button key={command.id} size="small" disabled={command.obstacle(scope) !== null} onClick={() => command.run(scope)}>
          {words(`command.${command.id}`)}
        </Button>
      ))}
    </div>
  );
}
