import type { JourneyDocument } from '@magpie/journey';

/** What the numbers depend on: where cards lie, what they are called and what is written beside them does not matter. */
export function meaningOf(document: JourneyDocument): JourneyDocument {
  return { ...document, name: '-', notes: [], frames: [], nodes: document.nodes.map((node) => ({ ...node, name: '-', position: { x: 0, y: 0 } })) };
}

/** Whether an edit has left the meaning alone. Cheap enough for every key: what was not edited is the same object. */
export function meansTheSame(before: JourneyDocument, after: JourneyDocument): boolean {
  if (before.nodes === after.nodes) return before.edges === after.edges && before.settings === after.settings;
  return (
    before.edges === after.edges &&
    before.settings === after.settings &&
    before.nodes.length === after.nodes.length &&
    before.nodes.every((node, index) => {
      const other = after.nodes[index];
      return (
        node === other ||
        (node.id === other?.id &&
          node.type === other.type &&
          node.version === other.version &&
          node.stage === other.stage &&
          node.config === other.config &&
          node.when === other.when)
      );
    })
  );
}
