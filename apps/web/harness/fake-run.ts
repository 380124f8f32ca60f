import type { JourneyDocument } from '@magpie/journey';
import type { EdgeNumbers, Movement, NodeNumbers, NodeReach, PersonRow, Reach, RunSummary, SendCounts, Trace, TraceReason } from '../src/api/contract.ts';

const audience = 4_821;
const day = 86_400_000;
const startAt = Date.UTC(2027, 6, 24, 1);
const endsAt = startAt + 31 * day;
/** Days after the start at which a node is passed. */
const passes: Readonly<Record<string, number>> = { entry: 0, holdout: 0.001, watch: 0.001, 'sms-14': 1, 'sms-3': 12, 'sms-0': 15, bought: 15.6, 'not-bought': 16, buyers: 15.6, coupon: 29, done: 29 };

const leaving: Readonly<Record<string, (total: number) => Record<string, number>>> = {
  'split': (total) => ({ 'take-part': Math.round(total * 0.9), holdout: total - Math.round(total * 0.9) }),
  'await-event': (total) => ({ matched: Math.round(total * 0.23), timeout: total - Math.round(total * 0.23) }),
  'send-sms': (total) => ({ intended: Math.round(total * 0.961), unreachable: total - Math.round(total * 0.961) }),
  'end': (total) => ({ completed: total }),
};

/** A run of the Qixi journey when `part` of its time has gone by: believable numbers, no engine. */
export function fakeRun(document: JourneyDocument, part: number): { readonly summary: RunSummary; readonly reach: Reach; readonly recent: readonly Movement[] } {
  const now = startAt + part * (endsAt - startAt);
  const perNode: NodeNumbers[] = [];
  const edges: EdgeNumbers[] = [];
  const reach: Record<string, NodeReach> = {};
  const arriving = new Map<string, number>();
  const meant = new Map<string, number>();
  const queue = document.nodes.filter(({ id }) => !document.edges.some(({ to }) => to === id));
  for (const node of queue) { arriving.set(node.id, part > 0 ? audience : 0); meant.set(node.id, audience); }
  const seen = new Set<string>();
  while (queue.length > 0) {
    const node = queue.shift();
    if (node === undefined || seen.has(node.id)) continue;
    seen.add(node.id);
    const here = arriving.get(node.id) ?? 0;
    const expected = meant.get(node.id) ?? 0;
    const elapsed = (now - startAt) / day - (passes[node.id] ?? 20);
    const left = elapsed < 0 ? 0 : Math.round(here * Math.min(1, elapsed / 0.05 + 0.4));
    const out = document.edges.filter(({ from }) => from === node.id);
    const split: (total: number) => Record<string, number> = leaving[node.type] ?? ((total) => ({ out: total }));
    const outcomes = split(left);
    const byOutcome = split(expected);
    reach[node.id] = { reach: expected, byOutcome, estimated: node.id !== 'entry' };
    perNode.push({ node: node.id, name: node.name, entered: here, here: here - left, outcomes, sends: outcomes['intended'] === undefined ? null : sends(outcomes['intended']) });
    for (const edge of out) {
      const through = (counts: Record<string, number>): number => counts[edge.port] ?? (edge.port === 'out' ? Object.values(counts).reduce((sum, count) => sum + count, 0) : 0);
      edges.push({ from: edge.from, port: edge.port, to: edge.to, count: through(outcomes) });
      arriving.set(edge.to, (arriving.get(edge.to) ?? 0) + through(outcomes));
      meant.set(edge.to, (meant.get(edge.to) ?? 0) + through(byOutcome));
      const next = document.nodes.find(({ id }) => id === edge.to);
      if (next !== undefined) queue.push(next);
    }
  }
  const recent: Movement[] = perNode.filter(({ here, outcomes }) => here > 0 && Object.keys(outcomes).length > 0).flatMap(({ node, outcomes }) => Object.keys(outcomes).slice(0, 1).map((outcome, index) => ({ memberNo: 8_213 + index, node, outcome, at: now })));
  const done = part >= 1;
  return {
    recent,
    reach: { nodes: reach, audience, dates: {} },
    summary: {
      runId: 'run', state: 'running', purpose: 'rehearsal', simulated: true, customers: 'modelled', clock: 'scaled', startAt, endsAt, startedAt: null, logicalNow: now, journeyId: 'qixi', version: 1, document, perNode, edges,
      balances: { flow: { ok: true, rows: perNode.map(({ node, entered, here, outcomes }) => ({ node, entered, here, left: Object.values(outcomes).reduce((sum, count) => sum + count, 0) })) }, send: { ok: true, rows: perNode.filter((row) => row.sends !== null).map(({ node, sends: counts }) => ({ node, intended: counts?.intended })) } },
      goal: part > 0.55 ? { treated: { n: 4_339, k: 486, revenueMinor: 12_480_000 }, control: { n: 482, k: 37, revenueMinor: 920_000 }, effect: 0.0352, interval: [0.0093, 0.0611], extraRevenueMinor: 4_210_000 } : null,
      cohorts: part > 0.5 ? [{ id: 'c1', name: '七夕买家', count: perNode.find(({ node }) => node === 'buyers')?.entered ?? 0 }] : [], report: done ? {} : null, workflowUrl: 'http://127.0.0.1:8233/namespaces/default/workflows/run:run',
    },
  };
}

function sends(intended: number): SendCounts {
  const delivered = Math.round(intended * 0.985);
  const failed = Math.round(intended * 0.009);
  return { intended, pending: 0, held: 0, claimed: 0, accepted: intended - delivered - failed - 3 > 0 ? intended - delivered - failed - 3 : 0, delivered, failed, unknown: 0, suppressed: intended > 3 ? { 'no-consent': 3 } : {} };
}

export const people: readonly PersonRow[] = Array.from({ length: 40 }, (_, index) => ({ memberNo: 8_213 + index * 7, externalId: `M${String(100_213 + index * 7)}`, name: ['林小满', '周予安', '陈知夏', '许南乔'][index % 4] ?? null, at: startAt + index * 3_600_000, outcome: 'matched' }));

function why(type: TraceReason['type'], fact: unknown): TraceReason {
  return { type, fact, filter: null, agrees: true };
}

export function fakeTrace(document: JourneyDocument): Trace {
  const at = (days: number): number => startAt + days * day;
  const name = (id: string): string => document.nodes.find((node) => node.id === id)?.name ?? id;
  return {
    member: { memberNo: 8_213, externalId: 'M100213', name: '林小满', zone: 'Asia/Shanghai' },
    steps: [
      { node: 'entry', name: name('entry'), outcome: 'entered', at: at(0), reason: why('entered', null) },
      { node: 'holdout', name: name('holdout'), outcome: 'take-part', at: at(0), reason: why('arm', 'take-part') },
      { node: 'sms-14', name: name('sms-14'), outcome: 'intended', at: at(1), reason: why('reach', null) },
      { node: 'sms-3', name: name('sms-3'), outcome: 'intended', at: at(12), reason: why('reach', null) },
      { node: 'sms-0', name: name('sms-0'), outcome: 'intended', at: at(15), reason: why('reach', null) },
      { node: 'bought', name: name('bought'), outcome: 'matched', at: at(15.3), reason: why('event', at(15.3)) },
      { node: 'buyers', name: name('buyers'), outcome: 'out', at: at(15.3), reason: why('done', null) },
      { node: 'coupon', name: name('coupon'), outcome: 'out', at: at(29), reason: why('done', null) },
    ],
    sends: [
      { node: 'sms-14', name: name('sms-14'), state: 'delivered', reason: null, at: at(1), text: '【鹊桥茶铺】林小满，七夕礼盒上架，老客先选，今天起可预订。拒收请回复R' },
      { node: 'sms-3', name: name('sms-3'), state: 'suppressed', reason: 'no-consent', at: at(12), text: null },
    ],
    grants: [{ node: 'coupon', name: name('coupon'), code: 'QX7K-2M9Q', at: at(29) }],
    agreement: { ok: true, differences: [] },
  };
}
