import type { EditorScope } from '../editor-context.ts';
import { selectedKeys } from '../store/drawn.ts';

/** Why a command cannot be done now; its words are `obstacle.<name>`. */
export type Obstacle =
  | 'comparing'
  | 'in-front'
  | 'no-anchor'
  | 'no-clipboard'
  | 'no-way-out'
  | 'not-in-flow'
  | 'not-in-timeline'
  | 'nothing-drawn'
  | 'nothing-selected'
  | 'nothing-to-redo'
  | 'nothing-to-undo'
  | 'one-selected'
  | 'one-year'
  | 'three-selected'
  | 'two-selected'
  | 'view-only';

/** What stands in the way of a command; null: nothing does. */
export type ObstacleOf = (scope: EditorScope) => Obstacle | null;

export const never: ObstacleOf = () => null;

/** The first of several things that stands in the way. */
export const firstOf =
  (...obstacles: readonly ObstacleOf[]): ObstacleOf =>
  (scope) =>
    obstacles.reduce<Obstacle | null>((found, next) => found ?? next(scope), null);

export const viewOnly: ObstacleOf = ({ mayDraw }) => (mayDraw ? null : 'view-only');

export const somethingInFront: ObstacleOf = ({ workbench }) => (workbench.store.getState().dialog === null ? null : 'in-front');

export const comparing: ObstacleOf = ({ workbench }) => (workbench.store.getState().compared === null ? null : 'comparing');

export const notInFlow: ObstacleOf = firstOf(comparing, ({ workbench }) => (workbench.store.getState().stage === 'flow' ? null : 'not-in-flow'));

export const nothingDrawn: ObstacleOf = ({ editor }) => {
  const { nodes, notes, frames } = editor.store.getState().document;
  return nodes.length + notes.length + frames.length > 0 ? null : 'nothing-drawn';
};

/** Steps, notes or frames. */
export const nothingSelected: ObstacleOf = ({ editor }) => (selectedKeys(editor.store.getState().selection).length > 0 ? null : 'nothing-selected');
