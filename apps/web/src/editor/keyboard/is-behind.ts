import type { EditorScope } from '../editor-context.ts';

/** Whether something stands in front of the editor, so that keys are not meant for what is drawn behind it. */
export function isBehind({ workbench }: Pick<EditorScope, 'workbench'>, target: EventTarget | null): boolean {
  return workbench.store.getState().dialog !== null || (target instanceof Element && target.closest('[aria-modal="true"]') !== null);
}
