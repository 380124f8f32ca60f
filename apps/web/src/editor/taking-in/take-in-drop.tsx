import './words.ts';
import { useUi } from '@magpie/ui';
import type { ReactElement } from 'react';
import { FileDrop } from '../../journeys/file-drop.tsx';
import { useEditorScope } from '../editor-context.ts';

/** A journey's file, dropped anywhere on the editor. */
export function TakeInDrop(): ReactElement {
  const { words } = useUi();
  const { workbench } = useEditorScope();
  return <FileDrop label={words('take-in.drop')} onFile={workbench.takeIn} />;
}
