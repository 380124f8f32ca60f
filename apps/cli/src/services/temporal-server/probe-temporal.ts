import { type Environment, variable } from '../environment.ts';

const answerWithinMs = 3_000;

/** Throws, saying what to do, where no Temporal server with this namespace answers. */
export async function probeTemporal(address: string, namespace: string, environment: Environment): Promise<void> {
  const { Connection } = await import('@temporalio/client');
  const apiKey = environment['TEMPORAL_API_KEY'];
  const secure = apiKey !== undefined || environment['TEMPORAL_TLS'] === 'true';
  try {
    const connection = await Connection.connect({ address, connectTimeout: answerWithinMs, ...(secure ? { tls: true } : {}), ...(apiKey === undefined ? {} : { apiKey }) });
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
