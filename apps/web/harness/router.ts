import { checkJourney, type JourneyDocument, parseDocument } from '@magpie/journey';
import { kinds, qixiJourney } from '@magpie/nodes';
import { initTRPC, tracked, TRPCError } from '@trpc/server';
import superjson from 'superjson';
import { z } from 'zod';
import type { CohortRow, JourneyDraft, JourneyRow, Me, PeoplePage, Reach, RunRow, RunSummary, RunTick, SystemStatus, Trace } from '../src/api/contract.ts';
import { fakeRun, fakeTrace, people } from './fake-run.ts';

/** An API without an engine, for looking at the screens. Not part of the product. */
const t = initTRPC.create({ transformer: superjson, errorFormatter: ({ shape, error }) => ({ ...shape, data: { ...shape.data, stack: undefined, refusal: { code: error.message, detail: null } } }) });
const scoped = t.procedure.input(z.object({ workspaceId: z.string() }));

const documents = new Map<string, { document: JourneyDocument; revision: number; version: number | null; updatedAt: number }>();
documents.set('qixi', { document: qixiJourney({ id: 'qixi', locale: 'zh-CN' }), revision: 7, version: null, updatedAt: Date.now() - 3_600_000 });
documents.set('qixi-en', { document: qixiJourney({ id: 'qixi-en', locale: 'en' }), revision: 3, version: 2, updatedAt: Date.now() - 86_400_000 });
const started = new Map<string, { at: number; pausedMs: number; paused: number | null; stopped: boolean }>([['run-1', { at: Date.now() - 600_000, pausedMs: 0, paused: null, stopped: false }]]);
let engineReadyAt = Date.now();
const known = (id: string) => {
  const found = documents.get(id);
  if (found === undefined) throw new TRPCError({ code: 'NOT_FOUND', message: 'not-found' });
  return found;
};

export const appRouter = t.router({
  session: t.router({
    me: t.procedure.query((): Me => ({ user: { id: 'u', name: '店主' }, workspaces: [{ id: 'shop', name: '鹊桥茶铺', zone: 'Asia/Shanghai', currency: 'CNY', role: 'owner', shadow: false }, { id: 'shadow', name: '鹊桥茶铺（排练）', zone: 'Asia/Shanghai', currency: 'CNY', role: 'owner', shadow: true }] })),
    redeem: t.procedure.input(z.object({ token: z.string() })).mutation(({ input }) => {
      if (input.token === 'spent') throw new TRPCError({ code: 'UNAUTHORIZED', message: 'token-spent' });
      return { userId: 'u' };
    }),
  }),
  system: t.router({
    status: t.procedure.query((): SystemStatus => {
      const ready = Date.now() >= engineReadyAt;
      const temporal = { name: 'temporal', state: ready ? 'ready' : 'building', progress: ready ? null : { done: 212, total: 640, what: 'go build' } };
      return { services: [temporal], engineReady: ready, waitingFor: ready ? null : temporal, temporalUiUrl: 'http://127.0.0.1:8233' };
    }),
    hold: t.procedure.mutation(() => { engineReadyAt = Date.now() + 8_000; }),
  }),
  journeys: t.router({
    list: scoped.query((): JourneyRow[] => [...documents].map(([id, { document, revision, version, updatedAt }]) => ({ id, name: document.name, revision, currentVersion: version, updatedAt, lastRun: id === 'qixi' ? { id: 'run-1', state: 'finished', purpose: 'rehearsal', workspaceId: 'shadow' } : null }))),
    get: scoped.input(z.object({ id: z.string() })).query(({ input }): JourneyDraft => {
      const { document, revision, version } = known(input.id);
      return { document, revision, currentVersion: version, problems: checkJourney(document, kinds) };
    }),
    save: scoped.input(z.object({ id: z.string(), revision: z.number(), document: z.unknown() })).mutation(({ input }) => {
      const before = known(input.id);
      if (before.revision !== input.revision) throw new TRPCError({ code: 'CONFLICT', message: 'stale' });
      const parsed = parseDocument(input.document, kinds);
      if (!parsed.ok) throw new TRPCError({ code: 'BAD_REQUEST', message: 'invalid-document' });
      documents.set(input.id, { document: parsed.value, revision: before.revision + 1, version: before.version, updatedAt: Date.now() });
      return { revision: before.revision + 1, savedAt: Date.now() };
    }),
    create: scoped.input(z.object({ template: z.enum(['qixi']).optional(), name: z.string().optional() })).mutation(({ input }) => {
      const id = `journey-${documents.size + 1}`;
      documents.set(id, { document: input.template === 'qixi' ? qixiJourney({ id, locale: 'zh-CN' }) : { format: 1, id, name: input.name ?? '', nodes: [], edges: [], settings: { goal: null } }, revision: 1, version: null, updatedAt: Date.now() });
      return { id };
    }),
    publish: scoped.input(z.object({ id: z.string(), revision: z.number() })).mutation(({ input }) => {
      const before = known(input.id);
      documents.set(input.id, { ...before, version: (before.version ?? 0) + 1 });
      return { version: (before.version ?? 0) + 1, planHash: 'hash' };
    }),
    export: scoped.input(z.object({ id: z.string() })).query(({ input }) => ({ text: JSON.stringify(known(input.id).document, null, 2) })),
    import: scoped.input(z.object({ text: z.string() })).mutation(() => ({ id: 'qixi' })),
    versions: scoped.input(z.object({ id: z.string() })).query(() => [{ version: 1, planHash: 'hash', publishedAt: Date.now() }]),
    reach: scoped.input(z.object({ id: z.string(), document: z.unknown() })).query(({ input }): Reach => {
      const parsed = parseDocument(input.document, kinds);
      if (!parsed.ok) throw new TRPCError({ code: 'BAD_REQUEST', message: 'invalid-document' });
      return fakeRun(parsed.value, 1).reach;
    }),
  }),
  runs: t.router({
    rehearse: scoped.input(z.object({ journeyId: z.string(), customers: z.enum(['modelled', 'recorded']), paceSeconds: z.number().optional() })).mutation(() => {
      const runId = `run-${started.size + 1}`;
      started.set(runId, { at: Date.now(), pausedMs: 0, paused: null, stopped: false });
      return { runId, workspaceId: 'shadow' };
    }),
    list: scoped.input(z.object({ journeyId: z.string().optional() })).query((): RunRow[] => [...started].map(([id, { at }]) => ({ id, state: summary(id).state, purpose: 'rehearsal', simulated: true, customers: 'modelled', journeyId: 'qixi', journeyName: '七夕大礼盒', version: 1, startedAt: at, logicalNow: summary(id).logicalNow, enrolled: 4_821, workspaceId: 'shadow' }))),
    get: scoped.input(z.object({ runId: z.string() })).query(({ input }): RunSummary => summary(input.runId)),
    watch: scoped.input(z.object({ runId: z.string(), lastEventId: z.string().nullish() })).subscription(async function* ({ input, signal }) {
      for (let tick = 0; !signal?.aborted; tick += 1) {
        const { state, logicalNow, perNode, edges } = summary(input.runId);
        const recent = fakeRun(known('qixi').document, share(input.runId)).recent;
        const value: RunTick = { state, logicalNow, perNode, edges, recent };
        yield tracked(String(tick), value);
        if (state === 'finished' || state === 'stopped') return;
        await new Promise((resolve) => { setTimeout(resolve, 500); });
      }
    }),
    pause: scoped.input(z.object({ runId: z.string() })).mutation(({ input }) => { const run = started.get(input.runId); if (run !== undefined) run.paused = Date.now(); }),
    resume: scoped.input(z.object({ runId: z.string() })).mutation(({ input }) => { const run = started.get(input.runId); if (run?.paused) { run.pausedMs += Date.now() - run.paused; run.paused = null; } }),
    stop: scoped.input(z.object({ runId: z.string() })).mutation(({ input }) => { const run = started.get(input.runId); if (run !== undefined) run.stopped = true; }),
    members: scoped.input(z.object({ runId: z.string(), node: z.string(), outcome: z.string().optional(), cursor: z.string().nullish() })).query((): PeoplePage => ({ people, nextCursor: null })),
    trace: scoped.input(z.object({ runId: z.string(), memberNo: z.number().optional(), externalId: z.string().optional() })).query(({ input }): Trace => {
      if (input.externalId === 'nobody') throw new TRPCError({ code: 'NOT_FOUND', message: 'not-found' });
      return fakeTrace(known('qixi').document);
    }),
  }),
  cohorts: t.router({
    list: scoped.query((): CohortRow[] => [{ id: 'c1', name: '七夕买家', count: 998 }, { id: 'c2', name: '2026 七夕买家', count: 1_204 }]),
    get: scoped.input(z.object({ id: z.string(), cursor: z.string().nullish() })).query(({ input }) => ({ id: input.id, name: '七夕买家', count: 998, people, nextCursor: null, total: 998 })),
  }),
  events: t.router({ names: scoped.query(() => named('Order Completed', 'Product Viewed', 'Product Added', 'Coupon Redeemed')) }),
  tags: t.router({ names: scoped.query(() => named('茶友', '新客', '企业客户')) }),
  attributes: t.router({ names: scoped.query(() => named('name', 'city', 'level', 'gender')) }),
});

export type AppRouter = typeof appRouter;

function named(...names: readonly string[]): { readonly name: string; readonly count: number }[] {
  return names.map((name, index) => ({ name, count: 1_000 - index }));
}

function share(runId: string): number {
  const run = started.get(runId);
  if (run === undefined) throw new TRPCError({ code: 'NOT_FOUND', message: 'not-found' });
  return Math.min(1, ((run.paused ?? Date.now()) - run.at - run.pausedMs) / 40_000);
}

function summary(runId: string): RunSummary {
  const run = started.get(runId);
  const part = share(runId);
  const state = run?.stopped === true ? 'stopped' : run?.paused ? 'paused' : part >= 1 ? 'finished' : 'running';
  return { ...fakeRun(known('qixi').document, part).summary, runId, state, startedAt: run?.at ?? null };
}
