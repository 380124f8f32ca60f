import type { EditorScope } from '../editor-context.ts';
import { arrangeCommands, tidyCommand } from './arrange-commands.ts';
import { drawingCommands } from './drawing-commands.ts';
import { editCommands } from './edit-commands.ts';
import { keyboardCommands, regionCommands } from './keyboard-commands.ts';
import { journeyCommands } from './journey-commands.ts';
import type { ObstacleOf } from './obstacles.ts';
import { timelineCommands } from './timeline-commands.ts';
import { viewCommands } from './view-commands.ts';

/** Something an author can ask for by name or by key; its words are `command.<id>`, its group's `command-group.<group>`. */
export interface EditorCommand {
  readonly id: string;
  readonly group: 'edit' | 'draw' | 'arrange' | 'view' | 'journey';
  /** Each a way to ask, such as `Mod+Shift+Z`; `Mod` is Ctrl, or Command on a Mac. Keys are as `KeyboardEvent.key`, letters upper case. */
  readonly keys: readonly string[];
  /** Asked for by its keys also while one is typing into a field. */
  readonly whileTyping?: true;
  /** What stands in its way now; null: it can be done. */
  readonly obstacle: ObstacleOf;
  run(scope: EditorScope): void | Promise<void>;
}

/** Every command: what keys, the command palette and the list of shortcuts know. */
export const commands: readonly EditorCommand[] = [
  ...editCommands,
  ...keyboardCommands,
  ...drawingCommands,
  tidyCommand,
  ...arrangeCommands,
  ...viewCommands,
  ...timelineCommands,
  ...regionCommands,
  ...journeyCommands,
];
