import type { JourneyDocument, JourneyEdge, JourneyNode, KindRegistry, When } from '@magpie/journey';
import type { Random } from '@magpie/kit';
import { kinds, type NodeConfig, type NodeType } from '../index.ts';

/** Finished configs by kind, without errors. A kind that has none here is not drawn: a new one is whole without them. */
const finished: { readonly [Type in NodeType]?: readonly NodeConfig<Type>[] } = {
  'anchored-entry': [
    { anchor: { type: 'festival', festival: 'qixi' }, audience: null, startOffsetDays: -15, startTime: '09:00' },
    { anchor: { type: 'date', date: '2026-08-19' }, audience: { type: 'tag', tag: 'loyal' }, startOffsetDays: 0, startTime: '00:00' },
  ],
  'audience-filter': [{ filter: { type: 'tag', tag: 'loyal' } }],
  split: [
    {
      arms: [
        { id: 'a', name: 'A', weight: 1 },
        { id: 'b', name: 'B', weight: 3 },
      ],
      holdout: 'a',
    },
  ],
  'branch-audience': [
    {
      cases: [
        { id: 'x', name: 'X', filter: { type: 'tag', tag: 'loyal' } },
        { id: 'y', name: 'Y', filter: { type: 'not', of: { type: 'tag', tag: 'new' } } },
      ],
    },
  ],
  wait: [
    { wait: { type: 'delay', amount: 2, unit: 'days' } },
    { wait: { type: 'moment', moment: { type: 'anchor', offsetDays: 1, time: '09:00', zone: 'member' }, past: 'skip' } },
  ],
  'await-event': [
    {
      event: 'Order Completed',
      where: [],
      window: { type: 'anchor', fromDays: 0, toDays: 1, zone: 'workspace' },
      about: null,
      settlingMinutes: null,
    },
    { event: 'Product Viewed', where: [], window: { type: 'delay', hours: 48 }, about: null, settlingMinutes: 60 },
  ],
  'send-sms': [{ text: '【鹊桥茶铺】{{ member.name | default: "茶友" }}。拒收请回复R', purpose: 'marketing', sendByHours: 12 }],
  'grant-coupon': [{ name: '满减', amountOff: 3_000, minimumSpend: 19_900, validDays: 30 }],
  'save-cohort': [{ name: '买家' }],
  'update-tags': [{ add: ['loyal'], remove: [] }],
  end: [{ reason: '' }],
};

const whens: readonly When[] = [
  { type: 'anchor', offsetDays: -14, time: '10:00', zone: 'workspace', past: 'skip' },
  { type: 'delay', amount: 3, unit: 'hours' },
  { type: 'date', date: '2026-08-20', time: '23:59', zone: 'member', past: 'now' },
];

/** A journey without errors over all kinds: edges lead forward only, some ports stay open, some steps are timed. */
export function randomJourney(random: Random, atMostNodes = 8): JourneyDocument {
  const types = Object.keys(kinds).filter((type): type is NodeType => type in kinds);
  const steps = types.filter((type) => kinds[type].role === 'step' && finished[type] !== undefined);
  const drawn: readonly NodeType[] = [
    'anchored-entry',
    ...Array.from({ length: random.integer(atMostNodes) }, () => pick(random, steps) ?? 'end'),
    'end',
  ];
  const nodes = drawn.map((type, index): JourneyNode => ({
    id: `n${index}`,
    type,
    version: kinds[type].version,
    name: `${type} ${index}`,
    stage: null,
    position: { x: index * 300, y: 0 },
    config: { ...pick<NodeConfig<NodeType>>(random, finished[type] ?? []) },
    when: kinds[type].timed && random.integer(3) === 0 ? (pick(random, whens) ?? null) : null,
  }));
  const edges = nodes.flatMap((node, index) =>
    portsOf(node).flatMap((port): readonly JourneyEdge[] => {
      const to = index + 1 + (random.integer(3) === 0 ? random.integer(nodes.length - index) : 0);
      return to >= nodes.length ? [] : [{ id: `${node.id}:${port}`, from: node.id, port, to: `n${to}` }];
    }),
  );
  const goal = random.integer(4) === 0 ? null : { event: 'Order Completed', where: [], fromDays: -14, windowDays: 15 };
  return { format: 2, id: `journey-${random.integer(100)}`, name: 'Random', nodes, edges, notes: [], frames: [], settings: { goal } };
}

function portsOf(node: JourneyNode): readonly string[] {
  const registry: KindRegistry = kinds;
  const kind = registry[node.type];
  return kind?.ports(kind.config.parse(node.config)) ?? [];
}

function pick<Item>(random: Random, items: readonly Item[]): Item | undefined {
  return items[random.integer(items.length)];
}
