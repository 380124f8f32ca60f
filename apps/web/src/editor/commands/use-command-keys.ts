import { useEffect } from 'react';
import type { EditorScope } from '../editor-context.ts';
import { isBehind } from '../keyboard/is-behind.ts';
import { isTyping } from '../keyboard/is-typing.ts';
import { commands } from './commands.ts';
import { keyOf } from './key-of.ts';

/** Keys of commands work wherever one is in the editor, but for a few not while typing, and never while an input method is composing or something stands in front. */
export function useCommandKeys(scope: EditorScope): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing || event.defaultPrevented) return;
      if (isBehind(scope, event.target)) return;
      const key = keyOf(event);
      const command = commands.find(({ keys }) => keys.includes(key));
      if (command === undefined || (command.whileTyping !== true && event.target !== null && isTyping(event.target))) return;
      event.preventDefault();
      if (command.obstacle(scope) === null) void command.run(scope);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [scope]);
}
