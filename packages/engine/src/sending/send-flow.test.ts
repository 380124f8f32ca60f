import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FlowRule, sendFlow } from './send-flow.ts';

interface Scene {
  readonly pages: readonly number[];
  readonly lanes: number;
  readonly limit: number;
  /** Wait of the nth step of any kind, ms. */
  waitMs(step: number): number;
  readonly signal?: AbortSignal;
  onCall?(work: number): void;
  rule?(recorded: number): FlowRule;
}

/** Work that becomes ready page by page; what happened to each piece, and how much went on at once. */
async function play({ pages, lanes, limit, waitMs, signal = new AbortController().signal, onCall, rule }: Scene) {
  const ready: number[] = [];
  const left = [...pages];
  const seen = { called: [] as number[], givenBack: [] as number[], recorded: [] as number[], mostCalls: 0, mostOpen: 0 };
  let [next, step, calls, open] = [0, 0, 0, 0];
  const pause = (): Promise<void> => delay(waitMs((step += 1)));
  const flow = sendFlow<number, number>(
    {
      prepare: async () => {
        const page = left.shift();
        await pause();
        for (let count = page ?? 0; count > 0; count--) ready.push(next++);
        return page !== undefined;
      },
      take: async (most) => {
        const taken = ready.splice(0, most);
        open += taken.length;
        seen.mostOpen = Math.max(seen.mostOpen, open);
        await pause();
        return taken;
      },
      call: async (work) => {
        seen.mostCalls = Math.max(seen.mostCalls, (calls += 1));
        seen.called.push(work);
        await pause();
        calls -= 1;
        onCall?.(work);
        return work;
      },
      giveBack: (work) => {
        seen.givenBack.push(work);
        return work;
      },
      record: async (done) => {
        await pause();
        open -= done.length;
        seen.recorded.push(...done);
        return rule?.(seen.recorded.length) ?? { limit, isOver: false };
      },
    },
    { lanes, limit, isShort: () => ready.length < limit, signal },
  );
  const fault = await flow.then(
    () => null,
    (error: unknown) => error,
  );
  return { ...seen, fault, prepared: next };
}

const ascending = (values: readonly number[]): readonly number[] => values.toSorted((left, right) => left - right);
const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

describe('sendFlow', () => {
  it('does everything once and records it once, within its bounds, whatever takes how long', async () => {
    const scene = fc.record({
      pages: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 5 }),
      lanes: fc.integer({ min: 1, max: 6 }),
      limit: fc.integer({ min: 1, max: 30 }),
      waits: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 7 }),
    });
    await fc.assert(
      fc.asyncProperty(scene, async ({ waits, ...rest }) => {
        const seen = await play({ ...rest, waitMs: (step) => waits[step % waits.length] ?? 0 });
        const all = upTo(rest.pages.reduce((sum, page) => sum + page, 0));
        expect(seen.fault).toBeNull();
        expect(ascending(seen.called)).toEqual(all);
        expect(ascending(seen.recorded)).toEqual(all);
        expect(seen.mostCalls).toBeLessThanOrEqual(rest.lanes);
        expect(seen.mostOpen).toBeLessThanOrEqual(rest.limit);
      }),
      { numRuns: 30 },
    );
  });

  it('once aborted, records what had begun and gives the rest back', async () => {
    const stop = new AbortController();
    const seen = await play({
      pages: [50],
      lanes: 2,
      limit: 20,
      waitMs: () => 1,
      signal: stop.signal,
      onCall: (work) => (work === 5 ? stop.abort() : undefined),
    });
    expect(seen.givenBack.length).toBeGreaterThan(0);
    expect(seen.called.length).toBeLessThan(10);
    expect(ascending(seen.recorded)).toEqual(ascending([...seen.called, ...seen.givenBack]));
  });

  it('ends where a record says so', async () => {
    const seen = await play({ pages: [100], lanes: 2, limit: 10, waitMs: () => 0, rule: (recorded) => ({ limit: 10, isOver: recorded >= 20 }) });
    expect(seen.called.length).toBeLessThan(40);
    expect(ascending(seen.recorded)).toEqual(ascending([...seen.called, ...seen.givenBack]));
  });

  it('throws the first fault when all is still, and has recorded what it knew', async () => {
    const seen = await play({
      pages: [30],
      lanes: 3,
      limit: 10,
      waitMs: () => 1,
      onCall: (work) => {
        if (work === 4) throw new Error('broken');
      },
    });
    expect(seen.fault).toEqual(new Error('broken'));
    expect(ascending(seen.recorded)).toEqual(ascending([...seen.called, ...seen.givenBack].filter((work) => work !== 4)));
  });
});
