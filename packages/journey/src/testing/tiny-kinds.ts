import { z } from 'zod';
import type { JourneyDocument, JourneyNode } from '../document.ts';
import type { Kind, KindRegistry } from '../kind.ts';

const nothing = z.strictObject({});
const common = { version: 1, config: nothing, initial: {}, check: () => [], upgrade: {} } as const;

const entry: Kind<{ anchored: boolean }> = {
  ...common,
  type: 'entry',
  role: 'entry',
  timed: false,
  config: z.strictObject({ anchored: z.boolean() }),
  initial: { anchored: true },
  ports: () => ['out'],
  starts: ({ anchored }) => (anchored ? { type: 'anchor', offsetDays: -20, time: '09:00', zone: 'workspace' } : null),
  anchor: ({ anchored }) => (anchored ? { type: 'date', date: '2026-08-19' } : null),
  compile: () => ({ op: 'enter', audience: null, rule: 'once', at: null, next: { entered: 'out' } }),
};

/** Its second version names what the first called `label`. */
const mark: Kind<{ tag: string }> = {
  ...common,
  type: 'mark',
  version: 2,
  role: 'step',
  timed: true,
  config: z.strictObject({ tag: z.string().max(50) }),
  initial: { tag: 'seen' },
  ports: () => ['out'],
  check: ({ tag }) => (tag === '' ? [{ code: 'mark.no-tag', severity: 'error', path: ['tag'], parameters: {} }] : []),
  compile: ({ tag }) => ({ op: 'update', addTags: [tag], removeTags: [], next: { updated: 'out' } }),
  upgrade: { 1: ({ label }) => ({ tag: label }) },
};

const fork: Kind<Record<string, never>> = {
  ...common,
  type: 'fork',
  role: 'step',
  timed: true,
  ports: () => ['yes', 'no'],
  optionalPorts: () => ['no'],
  compile: () => ({ op: 'filter', filter: { type: 'tag', tag: 'vip' }, next: { met: 'yes', unmet: 'no' } }),
};

const end: Kind<Record<string, never>> = {
  ...common,
  type: 'end',
  role: 'end',
  timed: false,
  ports: () => [],
  compile: () => ({ op: 'end', reason: 'over' }),
};

/** Four small kinds: an entry, a step, a fork and an end. */
export const tinyKinds: KindRegistry = { entry, mark, fork, end };

/** A node of a tiny kind, in its newest version. */
export function tinyNode(id: string, type: 'entry' | 'mark' | 'fork' | 'end', part: Partial<JourneyNode> = {}): JourneyNode {
  const kind = {
    entry: { version: 1, config: { anchored: true } },
    mark: { version: 2, config: { tag: 'seen' } },
    fork: { version: 1, config: {} },
    end: { version: 1, config: {} },
  }[type];
  return { id, type, ...kind, name: id, stage: null, position: { x: 0, y: 0 }, when: null, ...part };
}

/** A journey of nodes and of edges written `from.port>to`. */
export function tinyJourney(
  nodes: readonly JourneyNode[],
  edges: readonly string[],
  settings: JourneyDocument['settings'] = { goal: { event: 'Order Completed', where: [], fromDays: 0, windowDays: 1 } },
): JourneyDocument {
  return {
    format: 2,
    id: 'journey',
    name: 'Journey',
    nodes,
    notes: [],
    frames: [],
    settings,
    edges: edges.map((edge) => {
      const [, from = '', port = '', to = ''] = /^(.*)\.(.*)>(.*)$/.exec(edge) ?? [];
      return { id: edge.replaceAll(/[^A-Za-z0-9]/g, '-'), from, port, to };
    }),
  };
}
