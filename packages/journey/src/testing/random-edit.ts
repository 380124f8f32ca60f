import type { Random } from '@magpie/kit';
import type { JourneyDocument, Size } from '../document.ts';
import type { Edit } from '../edit/edit.ts';
import { pick } from './pick.ts';
import { tinyNode } from './tiny-kinds.ts';

/** Any edit of a document of tiny kinds, of which many are refused; batches are `depth` deep at most. */
export function randomEdit(random: Random, document: JourneyDocument, depth = 2): Edit {
  const node = (): string => (random.integer(12) === 0 ? 'nobody' : (document.nodes[random.integer(document.nodes.length)]?.id ?? 'nobody'));
  const edge = (): string => document.edges[random.integer(document.edges.length)]?.id ?? 'none';
  const port = (): string => pick(random, ['out', 'yes', 'no']);
  const fresh = (): string => `x${random.integer(40)}`;
  const place = { x: random.integer(900), y: random.integer(900) };
  switch (random.integer(depth > 0 ? 17 : 16)) {
    case 0:
      return { type: 'addNode', node: tinyNode(fresh(), 'fork'), ...(random.integer(2) === 0 ? { index: random.integer(9) } : {}) };
    case 1:
      return { type: 'removeNode', id: node() };
    case 2:
      return { type: 'moveNodes', positions: { [node()]: place, [node()]: place } };
    case 3:
      return { type: 'configureNode', id: node(), config: { tag: fresh() }, ...(random.integer(2) === 0 ? { version: 1 + random.integer(3) } : {}) };
    case 4:
      return { type: 'renameNode', id: node(), name: fresh() };
    case 5:
      return { type: 'setWhen', id: node(), when: random.integer(2) === 0 ? null : { type: 'delay', amount: 1 + random.integer(9), unit: 'days' } };
    case 6:
      return { type: 'setStage', id: node(), stage: pick(random, [null, 'seed', 'convert']) };
    case 7:
      return {
        type: 'connect',
        edge: { id: fresh(), from: node(), port: port(), to: node() },
        ...(random.integer(2) === 0 ? { index: random.integer(9) } : {}),
      };
    case 8:
      return { type: 'disconnect', id: edge() };
    case 9:
      return { type: 'reroute', id: edge(), from: node(), port: port(), to: node() };
    case 10:
      return { type: 'insertOnEdge', edge: edge(), node: tinyNode(fresh(), 'fork'), port: port(), onward: fresh() };
    case 11:
      return random.integer(2) === 0
        ? { type: 'renameJourney', name: fresh() }
        : { type: 'setGoal', goal: random.integer(2) === 0 ? null : { event: fresh(), where: [], fromDays: 0, windowDays: 1 } };
    case 12:
      return {
        type: 'setFields',
        id: node(),
        set: { [pick(random, ['tag', 'text', 'arms'])]: fresh() },
        unset: random.integer(3) === 0 ? ['text'] : [],
      };
    case 13:
      return random.integer(4) > 0
        ? { type: 'renameNode', id: node(), name: fresh() }
        : { type: 'replaceDocument', document: { ...document, name: fresh(), edges: document.edges.slice(1) } };
    case 14:
      return randomNoteEdit(random, document);
    case 15:
      return randomFrameEdit(random, document);
    default:
      return { type: 'batch', edits: [randomEdit(random, document, depth - 1), randomEdit(random, document, depth - 1)] };
  }
}

function randomNoteEdit(random: Random, { notes }: JourneyDocument): Edit {
  const id = notes[random.integer(notes.length + 1)]?.id ?? `n${random.integer(20)}`;
  const { position, size } = randomBox(random);
  const fresh = { text: `Text ${random.integer(99)}`, colour: pick(random, ['yellow', 'pink'] as const), position, size };
  if (random.integer(3) === 0) return { type: 'addNote', note: { id, ...fresh }, ...(random.integer(2) === 0 ? { index: random.integer(5) } : {}) };
  if (random.integer(4) === 0) return { type: 'removeNote', id };
  return { type: 'changeNote', id, set: pick(random, [{ text: fresh.text }, { position }, { size, position }, { colour: fresh.colour }, fresh]) };
}

function randomFrameEdit(random: Random, { frames }: JourneyDocument): Edit {
  const id = frames[random.integer(frames.length + 1)]?.id ?? `f${random.integer(20)}`;
  const fresh = { title: `Title ${random.integer(99)}`, stage: pick(random, ['seed', 'convert'] as const), ...randomBox(random) };
  if (random.integer(3) === 0) return { type: 'addFrame', frame: { id, ...fresh }, ...(random.integer(2) === 0 ? { index: random.integer(5) } : {}) };
  if (random.integer(4) === 0) return { type: 'removeFrame', id };
  return { type: 'changeFrame', id, set: pick(random, [{ title: fresh.title }, { position: fresh.position }, { stage: fresh.stage }, fresh]) };
}

function randomBox(random: Random): { readonly position: { readonly x: number; readonly y: number }; readonly size: Size } {
  return {
    position: { x: random.integer(900), y: random.integer(900) },
    size: { width: 100 + random.integer(300), height: 60 + random.integer(300) },
  };
}
