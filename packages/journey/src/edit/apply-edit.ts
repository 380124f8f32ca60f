import { ok } from '@magpie/kit';
import type { JourneyDocument } from '../document.ts';
import type { Edit, Edited } from './edit.ts';
import { connect, disconnect, reroute } from './edit-edges.ts';
import { addFrame, changeFrame, removeFrame } from './edit-frames.ts';
import { addNode, changeNode, moveNodes, removeNode } from './edit-nodes.ts';
import { addNote, changeNote, removeNote } from './edit-notes.ts';
import { restore } from './restore.ts';
import { setFields } from './set-fields.ts';

/** Applies one edit. Nothing is changed in place; the inverse applied to the result gives the first document back, order included. */
export function applyEdit(document: JourneyDocument, edit: Edit): Edited {
  switch (edit.type) {
    case 'addNode':
      return addNode(document, edit.node, edit.index ?? document.nodes.length);
    case 'removeNode':
      return removeNode(document, edit.id);
    case 'moveNodes':
      return moveNodes(document, edit.positions);
    case 'configureNode':
      return changeNode(document, edit.id, (node) => ({
        node: { ...node, config: edit.config, version: edit.version ?? node.version },
        inverse: { type: 'configureNode', id: edit.id, config: node.config, version: node.version },
      }));
    case 'setFields':
      return setFields(document, edit);
    case 'renameNode':
      return changeNode(document, edit.id, (node) => ({ node: { ...node, name: edit.name }, inverse: { ...edit, name: node.name } }));
    case 'setWhen':
      return changeNode(document, edit.id, (node) => ({ node: { ...node, when: edit.when }, inverse: { ...edit, when: node.when } }));
    case 'setStage':
      return changeNode(document, edit.id, (node) => ({ node: { ...node, stage: edit.stage }, inverse: { ...edit, stage: node.stage } }));
    case 'connect':
      return connect(document, edit.edge, edit.index ?? document.edges.length);
    case 'disconnect':
      return disconnect(document, edit.id);
    case 'reroute':
      return reroute(document, edit);
    case 'insertOnEdge':
      return insertOnEdge(document, edit);
    case 'renameJourney':
      return ok({ document: { ...document, name: edit.name }, inverse: { type: 'renameJourney', name: document.name } });
    case 'setGoal':
      return ok({
        document: { ...document, settings: { ...document.settings, goal: edit.goal } },
        inverse: { type: 'setGoal', goal: document.settings.goal },
      });
    case 'addNote':
      return addNote(document, edit.note, edit.index ?? document.notes.length);
    case 'changeNote':
      return changeNote(document, edit.id, edit.set);
    case 'removeNote':
      return removeNote(document, edit.id);
    case 'addFrame':
      return addFrame(document, edit.frame, edit.index ?? document.frames.length);
    case 'changeFrame':
      return changeFrame(document, edit.id, edit.set);
    case 'removeFrame':
      return removeFrame(document, edit.id);
    case 'batch':
      return applyBatch(document, edit.edits);
    case 'restore':
      return restore(document, edit);
    case 'replaceDocument':
      return ok({ document: { ...edit.document, id: document.id }, inverse: { type: 'replaceDocument', document } });
  }
}

function insertOnEdge(document: JourneyDocument, { edge: id, node, port, onward }: Extract<Edit, { type: 'insertOnEdge' }>): Edited {
  const edge = document.edges.find((candidate) => candidate.id === id);
  return applyBatch(document, [
    { type: 'addNode', node },
    { type: 'reroute', id, from: edge?.from ?? node.id, port: edge?.port ?? port, to: node.id },
    { type: 'connect', edge: { id: onward, from: node.id, port, to: edge?.to ?? node.id } },
  ]);
}

function applyBatch(document: JourneyDocument, edits: readonly Edit[]): Edited {
  let current = document;
  const inverses: Edit[] = [];
  for (const edit of edits) {
    const edited = applyEdit(current, edit);
    if (!edited.ok) return edited;
    current = edited.value.document;
    inverses.unshift(edited.value.inverse);
  }
  return ok({ document: current, inverse: { type: 'batch', edits: inverses } });
}
