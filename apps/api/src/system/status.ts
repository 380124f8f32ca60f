import { setTimeout as delay } from 'node:timers/promises';
import type { ApiContext } from '../context.ts';
import { publicProcedure } from '../trpc.ts';
import { readSupervisorState } from './supervisor-state.ts';

const lookEveryMs = 500;

/** How the parts of the system are, and what the engine is waiting for. Holds nothing of any workspace. */
export const status = publicProcedure.query(({ ctx }) => systemStatus(ctx));

/** The same whenever it changes. */
export const watchStatus = publicProcedure.subscription(async function* ({ ctx, signal }) {
  for (let last = ''; !signal?.aborted;) {
    const now = await systemStatus(ctx);
    const text = JSON.stringify(now);
    if (text !== last) yield now;
    last = text;
    await delay(lookEveryMs, undefined, { signal }).catch(() => undefined);
  }
});

async function systemStatus(ctx: ApiContext) {
  const state = await readSupervisorState(ctx.stateFile);
  const services = Object.entries(state?.services ?? {}).map(([name, service]) => ({
    name,
    state: service.state,
    progress: service.progress ?? null,
  }));
  const engineReady =
    services.length === 0
      ? await ctx.door.ready()
      : services.every(({ name, state: how }) => !['temporal', 'worker'].includes(name) || how === 'ready');
  const waitingFor = services.find(({ state: how }) => how !== 'ready') ?? null;
  const uiPort = state?.services['temporal']?.uiPort ?? null;
  return { services, engineReady, waitingFor, columns: columnsStatus(ctx), temporalUiUrl: uiPort === null ? null : `http://127.0.0.1:${uiPort}` };
}

/** How far columns are that are being built, of all workspaces together: nobody's numbers. */
function columnsStatus({ columns }: Pick<ApiContext, 'columns'>) {
  const states = columns?.states() ?? [];
  const building = states.filter(({ state }) => state === 'building');
  const sum = (of: 'done' | 'total'): number => building.reduce((all, state) => all + state[of], 0);
  return {
    state: columns === undefined ? ('absent' as const) : building.length > 0 ? ('building' as const) : ('ready' as const),
    share: building.length === 0 ? null : Math.floor((100 * sum('done')) / Math.max(1, sum('total'))) / 100,
  };
}
