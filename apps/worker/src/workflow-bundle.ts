import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, type WorkflowBundleWithSourceMap } from '@temporalio/worker';

/** Bundles every workflow once; the bundle is what workers and replay tests run. */
export function workflowBundle(): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({
    workflowsPath: fileURLToPath(import.meta.resolve('@magpie/workflows/workflows')),
    logger: { log() {}, trace() {}, debug() {}, info() {}, warn: report, error: report },
  });
}

function report(message: string): void {
  process.stderr.write(`${message}\n`);
}
