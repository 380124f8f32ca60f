import { canvasKeys } from '../keyboard/canvas-keys.ts';
import { commands } from './commands.ts';
import { findKeys } from '../find/find-keys.ts';

/** Keys that do one thing; its words are `label`. With `pointer` they are held while the mouse does its part, in words. */
export interface KeyRow {
  readonly label: string;
  /** As `keyOf` calls them. */
  readonly keys: readonly string[];
  readonly pointer?: string;
}

export interface KeySection {
  /** Words of its title. */
  readonly title: string;
  readonly rows: readonly KeyRow[];
}

const arrows = canvasKeys.arrows;

const canvas: KeySection = {
  title: 'shortcuts.canvas',
  rows: [
    ...Object.entries(canvasKeys).map(([name, keys]) => ({ label: `keys.${name}`, keys })),
    { label: 'keys.clipboard', keys: ['Mod+C', 'Mod+X', 'Mod+V'] },
    { label: 'keys.add', keys: ['Mod+', 'Shift+'], pointer: 'keys.click' },
    { label: 'keys.marquee', keys: ['Shift+'], pointer: 'keys.drag' },
  ],
};

const timeline: KeySection = {
  title: 'shortcuts.timeline',
  rows: [
    { label: 'keys.arrows', keys: arrows },
    { label: 'keys.lead', keys: arrows.map((arrow) => `Alt+${arrow}`) },
    { label: 'keys.day', keys: arrows.map((arrow) => `Shift+${arrow}`) },
  ],
};

const lists: KeySection = {
  title: 'shortcuts.lists',
  rows: [
    { label: 'keys.choose', keys: ['ArrowUp', 'ArrowDown'] },
    { label: 'keys.take', keys: ['Enter'] },
    { label: 'keys.back', keys: ['Backspace'] },
    { label: 'keys.give-up', keys: ['Escape'] },
  ],
};

const writing: KeySection = {
  title: 'shortcuts.writing',
  rows: [
    { label: 'keys.done', keys: ['Mod+Enter'] },
    { label: 'keys.give-up', keys: ['Escape'] },
  ],
};

const find: KeySection = {
  title: 'shortcuts.find',
  rows: Object.entries(findKeys).map(([name, keys]) => ({ label: `keys.find-${name}`, keys })),
};

/** Every key of the editor, by what it does: those of commands from their registry, by their groups, and those of its places. */
export const keySheet: readonly KeySection[] = [
  canvas,
  ...[...new Set(commands.map(({ group }) => group))].map((group) => ({
    title: `command-group.${group}`,
    rows: commands.filter((command) => command.group === group && command.keys.length > 0).map(({ id, keys }) => ({ label: `command.${id}`, keys })),
  })),
  find,
  lists,
  writing,
  timeline,
];
