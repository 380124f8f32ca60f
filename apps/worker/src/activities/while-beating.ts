import { Context } from '@temporalio/activity';

/** A quarter of the silence after which the server gives a worker up. */
const usualBeatMs = 2_000;

/** Runs work while telling the server that this worker lives. The signal is aborted when the activity is cancelled or the worker shuts down. */
export async function whileBeating<Value>(work: (signal: AbortSignal) => Promise<Value>, beatEveryMs = usualBeatMs): Promise<Value> {
  const context = Context.current();
  const timer = setInterval(() => context.heartbeat(), beatEveryMs);
  try {
    return await work(context.cancellationSignal);
  } finally {
    clearInterval(timer);
  }
}
