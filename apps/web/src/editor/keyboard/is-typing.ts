/** Inputs with nothing to write in: what is pressed on them with others held is a command's, as on any button. */
const unwritten = ['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit'];

/** Whether keys write where they are pressed, and undo is the field's own. A list that is chosen from and not written in has nothing of its own to undo. */
export function isTyping(target: EventTarget): boolean {
  return isField(target) && !(target instanceof HTMLInputElement && (target.readOnly || unwritten.includes(target.type)));
}

/** Whether arrows, Enter and Delete are a field's own where they are pressed: in a text as in a row of choices. */
export function isField(target: EventTarget): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}
