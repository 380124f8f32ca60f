import { findMember } from '@magpie/db';
import { traceMember } from '@magpie/engine';
import { Command } from 'commander';
import { sql } from 'kysely';
import { type CommandTools, withDatabase } from './with-database.ts';

/** `magpie trace`: everything that happened to one member in a run, with the reason of every decision. */
export function traceCommand(): Command {
  return new Command('trace')
    .description('tell what happened to one member in a run, and why, from the facts as they were')
    .argument('<run>', 'id of the run')
    .argument('<member>', "the member's external id")
    .option('--json', 'print the trace as one line of JSON', false)
    .addHelpText('after', '\nExit codes: 0 told and every reason that is still kept agrees, 1 a reason disagrees, 66 there is no such run or member.')
    .action((runId: string, member: string, { json }: { readonly json: boolean }) => withDatabase((tools) => run({ runId, member, json }, tools)));
}

async function run(
  { runId, member: externalId, json }: { readonly runId: string; readonly member: string; readonly json: boolean },
  { db, tell, print }: CommandTools,
): Promise<number> {
  const { rows } = await sql<{ workspaceId: string }>`select workspace_id as "workspaceId" from run where id = ${runId}`.execute(db);
  const workspaceId = rows[0]?.workspaceId;
  const member = workspaceId === undefined ? null : await findMember(db, workspaceId, externalId);
  if (workspaceId === undefined || !member) {
    tell(workspaceId === undefined ? `There is no run ${runId}.` : `There is no member ${externalId} in the workspace of ${runId}.`);
    return 66;
  }
  const trace = await traceMember(db, { workspaceId, runId }, member.no);
  if (json) print(JSON.stringify(trace));
  else {
    for (const { node, outcome, at, reason } of trace.steps)
      print(
        `${new Date(at).toISOString()}  ${node} → ${outcome}  (${reason.type}${reason.fact === null ? '' : ` ${String(reason.fact)}`}${reason.agrees ? '' : reason.noLongerKept === null ? ', DISAGREES' : ', what decided is no longer kept'})`,
      );
    for (const { node, state, at, text } of trace.sends)
      print(`${new Date(at).toISOString()}  ${node}: message ${state}${text === null ? '' : ` “${text}”`}`);
    for (const { node, at, code } of trace.grants) print(`${new Date(at).toISOString()}  ${node}: granted ${code}`);
    if (trace.here) print(`now at ${trace.here.node}${trace.stuck === null ? '' : `, stuck: ${trace.stuck}`}`);
  }
  return trace.agrees ? 0 : 1;
}
