import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDatabase, openDatabase } from '@magpie/db';
import { startCluster } from '@magpie/db/cluster';
import { migrate } from '@magpie/db/migrate';
import { startLoopback } from '@magpie/loopback';
import { createDemoWorkspace, loadDemoMerchant } from '@magpie/merchant';
import { rounded } from '../stopwatch.ts';
import { engineWaves } from './engine-waves.ts';
import { runPerMember } from './per-member/run-per-member.ts';
import { rowPerMember } from './row-per-member.ts';

const smsWaves = 3;

/** Everything in one run, on one fresh PostgreSQL with its default durability; seconds are wall time, ratios are what to quote. */
export async function benchQixi({ members, workflows }: { readonly members: number; readonly workflows: number }) {
  const home = await mkdtemp(join(tmpdir(), 'magpie-bench-'));
  const cluster = await startCluster({ dataDir: join(home, 'postgres') });
  const loopback = await startLoopback({ port: 0, ledger: join(home, 'ledger.jsonl'), receiptUrl: null });
  await ensureDatabase(cluster.adminUrl, 'bench');
  await migrate(cluster.url('bench'));
  const db = openDatabase(cluster.url('bench'), { maxConnections: 16, applicationName: 'magpie-bench' });
  try {
    const now = Date.parse('2026-11-23T00:00:00+08:00');
    const { workspaceId } = await createDemoWorkspace(db, { loopbackUrl: loopback.url });
    await loadDemoMerchant(db, { workspaceId, members, now });
    const ours = await engineWaves(db, workspaceId, now);
    const rows = await rowPerMember(db, workspaceId, smsWaves);
    const address = process.env['TEMPORAL_ADDRESS'];
    const perMember = workflows > 0 && address !== undefined ? await runPerMember(db, { address, namespace: process.env['TEMPORAL_NAMESPACE'] ?? 'default' }, workflows) : null;
    const sms = ours.waves.filter(({ messages }) => messages > 0);
    const engineSeconds = sum(sms.map((wave) => wave.engineSeconds));
    const transportSeconds = sum(sms.map((wave) => wave.transportSeconds));
    const rowSeconds = sum(rows.waves.map((wave) => sum(Object.values(wave))));
    const ourTotal = ours.enrolSeconds + sum(ours.waves.map((wave) => wave.engineSeconds));
    return {
      members,
      reconciled: ours.reconciled,
      ours: {
        enrolSeconds: rounded(ours.enrolSeconds),
        waves: ours.waves.map((wave) => ({ ...wave, engineSeconds: rounded(wave.engineSeconds), transportSeconds: rounded(wave.transportSeconds), membersPerSecond: rounded(wave.moved / wave.engineSeconds) })),
        walBytesPerMember: rounded(ours.walBytes / members),
        diskBytesPerMember: rounded(ours.diskBytes / members),
        diskBytesPerMemberWithoutFrozenMessages: rounded(ours.diskBytesWithoutChunks / members),
      },
      rowPerMember: { enrolSeconds: rounded(rows.enrol), waves: rows.waves, walBytesPerMember: rounded(rows.walBytes / members), diskBytesPerMember: rounded(rows.diskBytes / members) },
      oneWorkflowPerMember: perMember,
      ratios: {
        engineToRows: rounded(engineSeconds / rowSeconds),
        withTransportToRows: rounded((engineSeconds + transportSeconds) / rowSeconds),
        membersPerSecondToOneWorkflowPerMember: perMember === null ? null : rounded(members / ourTotal / perMember.membersPerSecond),
      },
      peakResidentMegabytes: rounded(process.resourceUsage().maxRSS / 1_024),
    };
  } finally {
    await db.destroy();
    await loopback.close();
    await cluster.stop();
    await rm(home, { recursive: true, force: true });
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
