import type { Edit } from './edit.ts';

/** One edit that does what `first` and then `second` do, when both only give new values to the same thing; null when they stay two. */
export function mergeEdits(first: Edit, second: Edit): Edit | null {
  if (first.type === 'setFields' && second.type === 'setFields' && first.id === second.id) {
    const gone = new Set(second.unset);
    const set = { ...Object.fromEntries(Object.entries(first.set).filter(([field]) => !gone.has(field))), ...second.set };
    const unset = [...new Set([...first.unset, ...second.unset])].filter((field) => !Object.hasOwn(set, field));
    const version = second.version ?? first.version;
    return { type: 'setFields', id: first.id, set, unset, ...(version === undefined ? {} : { version }) };
  }
  if (first.type === 'moveNodes' && second.type === 'moveNodes') return { type: 'moveNodes', positions: { ...first.positions, ...second.positions } };
  if (first.type === 'changeNote' && second.type === 'changeNote' && first.id === second.id)
    return { type: 'changeNote', id: first.id, set: { ...first.set, ...second.set } };
  if (first.type === 'changeFrame' && second.type === 'changeFrame' && first.id === second.id)
    return { type: 'changeFrame', id: first.id, set: { ...first.set, ...second.set } };
  if (first.type === 'renameJourney' && second.type === 'renameJourney') return second;
  if (first.type === 'setGoal' && second.type === 'setGoal') return second;
  const isOneValue = first.type === 'renameNode' || first.type === 'setWhen' || first.type === 'setStage' || first.type === 'configureNode';
  return isOneValue && first.type === second.type && first.id === second.id ? second : null;
}
