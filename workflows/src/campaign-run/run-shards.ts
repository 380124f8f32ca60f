import { executeChild, ParentClosePolicy, workflowInfo } from '@temporalio/workflow';
import type { RunRef, Wake } from '../activities.ts';
import { describeInstant } from '../describe-instant.ts';
import { shardWave } from '../shard-wave/workflow.ts';
import { shardWaveId } from '../workflow-ids.ts';

const shardsInFlight = 32;

/** Runs a wave's shards as children, a bounded number at a time, and returns when all have ended: a parent's close would terminate them. */
export async function runShards(run: RunRef, wake: Extract<Wake, { type: 'wave' }>): Promise<void> {
  const queue = [...wake.shards];
  const lane = async (): Promise<void> => {
    for (let shard = queue.shift(); shard; shard = queue.shift()) {
      await executeChild(shardWave, {
        workflowId: shardWaveId(run, wake.wave, shard.fromBlock),
        taskQueue: workflowInfo().taskQueue,
        args: [run, { ...shard, wave: wake.wave, at: wake.at }],
        parentClosePolicy: ParentClosePolicy.TERMINATE,
        staticSummary: `Blocks ${shard.fromBlock}–${shard.toBlock - 1} at ${describeInstant(wake.at)}`,
      });
    }
  };
  await Promise.all(Array.from({ length: Math.min(shardsInFlight, queue.length) }, lane));
}
