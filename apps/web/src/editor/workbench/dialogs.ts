import { type ComponentType, lazy } from 'react';

/** Dialogs come when they are first asked for; each closes itself by `workbench.close()`. Another one is another line here. */
export const dialogs = {
  palette: lazy(async () => ({ default: (await import('../commands/command-palette.tsx')).CommandPalette })),
  shortcuts: lazy(async () => ({ default: (await import('../commands/shortcut-sheet.tsx')).ShortcutSheet })),
  export: lazy(async () => ({ default: (await import('../picture/export-dialog.tsx')).ExportDialog })),
  'take-in': lazy(async () => ({ default: (await import('../taking-in/take-in-dialog.tsx')).TakeInDialog })),
  publish: lazy(async () => ({ default: (await import('../top-bar/publish-modal.tsx')).PublishModal })),
  rehearse: lazy(async () => ({ default: (await import('../top-bar/rehearse-modal.tsx')).RehearseModal })),
} satisfies Readonly<Record<string, ComponentType>>;

export type DialogName = keyof typeof dialogs;
