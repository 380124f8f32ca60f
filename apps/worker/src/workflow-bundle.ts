import { createRequire } from 'node:module';
import { bundleWorkflowCode, type WorkflowBundleWithSourceMap } from '@temporalio/worker';

/** Bundles every workflow once; the bundle is what workers and replay tests run. */
export function workflowBundle(): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({
    workflowsPath: createRequire(import.meta.url).resolve('@magpie/workflows/workflows'),
    logger: { log() {}, trace() {}, debug() {}, info() {}, warn: report, error: report },
  });
}

function report(message: string): void {
  process.stderr.write(`${message}\n`);
}
