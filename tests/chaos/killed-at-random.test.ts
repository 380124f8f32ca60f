import { openDatabase } from '@magpie/db';
import { unknownSends } from '@magpie/engine';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporalBinary } from '../support/temporal-binary.ts';
import { comparableReport, withoutOutcomes } from './comparable-report.ts';
import { killServices } from './kill-services.ts';
import { providerLedger } from './provider-ledger.ts';
import { type Stack, startStack } from './start-stack.ts';

/** MAGPIE_CHAOS=full: every service killed five times, in a rehearsal of its own. Otherwise each once, in one. */
const isFull = process.env['MAGPIE_CHAOS'] === 'full';
const seed = process.env['MAGPIE_CHAOS_SEED'] ?? 'magpie bridge';
const five = (service: string): readonly string[] => Array.from({ length: 5 }, () => service);
const table: readonly (readonly [string, readonly string[]])[] = isFull
  ? [
      ...['worker', 'api', 'temporal', 'postgres'].map((service) => [`${service}, five times`, five(service)] as const),
      ['each in turn, and the provider', ['loopback', 'worker', 'postgres', 'api', 'temporal']],
    ]
  : [['each of worker, database, API and Temporal', ['worker', 'postgres', 'api', 'temporal']]];
const paceSeconds = isFull ? 90 : 40;
const withinSeconds = isFull ? 70 : 25;
const caseMs = 400_000;

describe.runIf(temporalBinary() !== null)(
  'a rehearsal killed at random moments (skipped where MAGPIE_TEMPORAL_BINARY names no built server to kill)',
  () => {
    let stack: Stack;
    beforeAll(async () => {
      stack = await startStack({ seed });
    }, caseMs);
    afterAll(() => stack[Symbol.asyncDispose](), caseMs);

    it('is quiet to begin with', async () => {
      const { quiet } = stack;
      expect(quiet).toMatchObject({ state: 'finished', reconciled: true, sends: { unknown: 0, accepted: 0 } });
      const ledger = await providerLedger(stack.home, quiet.runId);
      expect(ledger.messages.size).toBe(quiet.sends.intended);
      expect(ledger.references.size).toBe(quiet.sends.intended);
    });

    it.each(table)(
      'comes to the same numbers, each message once: %s',
      async (name, services) => {
        await setFaults(stack, { slowMs: 400 });
        const [kills, { report, code }] = await Promise.all([
          killServices(stack, { services, seed: `${seed}|${name}`, withinSeconds }),
          stack.rehearse({ paceSeconds }),
        ]);
        tell(name, { kills, report });
        expect(new Set(kills.map(({ pid }) => pid)).size).toBe(services.length);
        expect(comparableReport(report)).toEqual(comparableReport(stack.quiet));
        expect(code).toBe(0);
        const [ledger, quiet] = [await providerLedger(stack.home, report.runId), await providerLedger(stack.home, stack.quiet.runId)];
        expect(ledger.messages).toEqual(quiet.messages);
        expect([...ledger.messages.values()].filter((times) => times !== 1)).toEqual([]);
      },
      caseMs,
    );

    it.runIf(isFull)(
      'messages nobody twice through a provider that is not idempotent and drops answers, and says what is unknown',
      async () => {
        const services = ['worker', 'postgres', 'worker', 'api', 'temporal', 'worker'];
        await setFaults(stack, { dropAnswer: 0.3, notIdempotent: true, withheldReceipts: 0.2, slowMs: 400 });
        const [kills, { report }] = await Promise.all([
          killServices(stack, { services, seed: `${seed}|fragile`, withinSeconds }),
          stack.rehearse({ paceSeconds, idempotent: false }),
        ]);
        tell('not idempotent', { kills, report });
        expect(new Set(kills.map(({ pid }) => pid)).size).toBe(services.length);
        const [ledger, quiet] = [await providerLedger(stack.home, report.runId), await providerLedger(stack.home, stack.quiet.runId)];
        expect([...ledger.messages].filter(([, times]) => times !== 1)).toEqual([]);
        expect([...ledger.messages.keys()].filter((message) => !quiet.messages.has(message))).toEqual([]);
        expect(withoutOutcomes(report)).toEqual(withoutOutcomes(stack.quiet));
        const { intended, pending, held, claimed, accepted, delivered, failed, unknown, suppressed } = report.sends;
        expect(unknown).toBeGreaterThan(0);
        expect(accepted + delivered + failed + unknown + Object.values(suppressed).reduce((sum, count) => sum + count, 0)).toBe(intended);
        expect({ pending, held, claimed }).toEqual({ pending: 0, held: 0, claimed: 0 });
        const listed = await listUnknown(stack, report.runId);
        expect(listed.length).toBe(unknown);
        // What the provider never got is unknown, every one of it, and all else it has.
        expect(listed.filter(({ reference }) => !ledger.references.has(reference)).length).toBe(quiet.messages.size - ledger.messages.size);
      },
      caseMs,
    );
  },
);

async function setFaults(stack: Stack, faults: object): Promise<void> {
  const { loopbackUrl } = await stack.state();
  const response = await fetch(new URL('/v1/faults', loopbackUrl), {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(faults),
  });
  if (!response.ok) throw new Error(`The provider refuses its faults: ${response.status}`);
}

async function listUnknown(stack: Stack, runId: string) {
  const db = openDatabase((await stack.state()).databaseUrl, { maxConnections: 1, applicationName: 'chaos' });
  try {
    const { rows } = await sql<{ workspaceId: string }>`select workspace_id as "workspaceId" from run where id = ${runId}`.execute(db);
    return await unknownSends(db, { workspaceId: rows[0]?.workspaceId ?? '', runId }, 100_000);
  } finally {
    await db.destroy();
  }
}

/** With MAGPIE_CHAOS=full: the figures, for whoever asked for them. */
function tell(name: string, { kills, report }: { readonly kills: Awaited<ReturnType<typeof killServices>>; readonly report: Stack['quiet'] }): void {
  if (!isFull) return;
  const moments = kills.map(({ service, atSeconds, logicalNow }) => `${service} ${atSeconds} s (${logicalNow.toISOString().slice(0, 13)}h)`);
  process.stderr.write(`${JSON.stringify({ name, moments, seconds: report.seconds, sends: report.sends, reconciled: report.reconciled })}\n`);
}
