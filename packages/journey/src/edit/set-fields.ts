import { canonicalJson } from '@magpie/kit';
import type { JourneyDocument, JourneyNode } from '../document.ts';
import type { Edit, Edited } from './edit.ts';
import { changeNode } from './edit-nodes.ts';

type SetFields = Extract<Edit, { type: 'setFields' }>;

/** Changes fields of a node's config and leaves the others as they are. */
export function setFields(document: JourneyDocument, { id, set, unset, version }: SetFields): Edited {
  return changeNode(document, id, (node) => {
    const touched = [...new Set([...Object.keys(set), ...unset])];
    const kept = Object.entries(node.config).filter(([field]) => !unset.includes(field) || Object.hasOwn(set, field));
    const [had, lacked] = [
      touched.filter((field) => Object.hasOwn(node.config, field)),
      touched.filter((field) => !Object.hasOwn(node.config, field)),
    ];
    return {
      node: { ...node, config: Object.fromEntries([...kept, ...Object.entries(set)]), version: version ?? node.version },
      inverse: {
        type: 'setFields',
        id,
        set: Object.fromEntries(had.map((field) => [field, node.config[field]])),
        unset: lacked,
        ...(version === undefined ? {} : { version: node.version }),
      },
    };
  });
}

/** The fields that make `config` of the node's present one; null when it is the same already. A field is the unit: what is inside it belongs together. */
export function fieldsBetween(node: JourneyNode, config: JourneyNode['config'], version: number): SetFields | null {
  const same = (field: string): boolean => Object.hasOwn(node.config, field) && isSame(node.config[field], config[field]);
  const set = Object.fromEntries(Object.entries(config).filter(([field, value]) => value !== undefined && !same(field)));
  const unset = Object.keys(node.config).filter((field) => config[field] === undefined);
  if (Object.keys(set).length === 0 && unset.length === 0 && version === node.version) return null;
  return { type: 'setFields', id: node.id, set, unset, ...(version === node.version ? {} : { version }) };
}

function isSame(left: unknown, right: unknown): boolean {
  return Object.is(left, right) || canonicalJson(left) === canonicalJson(right);
}
