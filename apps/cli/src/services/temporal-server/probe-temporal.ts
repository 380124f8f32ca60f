import { temporalAccess } from '@magpie/workflows';
import { type Environment, variable } from '../environment.ts';

const answerWithinMs = 3_000;

/** Throws, saying what to do, where no Temporal server with this namespace answers. */
export async function probeTemporal(address: string, namespace: string, environment: Environment): Promise<void> {
  const { Connection } = await import('@temporalio/client');
  try {
    const connection = await Connection.connect({ ...temporalAccess(address, environment), connectTimeout: answerWithinMs });
    try {
      await connection.withDeadline(Date.now() + answerWithinMs, () => connection.workflowService.describeNamespace({ namespace }));
    } finally {
      await connection.close();
    }
  } catch (cause) {
    const outside = variable(process.env, 'TEMPORAL_ADDRESS') !== null;
    const advice = outside ? 'start it, make the namespace, or correct TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE' : 'it is starting';
    throw new Error(`No Temporal with the namespace ${namespace} answers at ${address}; ${advice}.`, { cause });
  }
}
