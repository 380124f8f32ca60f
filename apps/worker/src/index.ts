export { createWorker, installRuntime, type WorkerOptions } from './start-worker.ts';
export { workflowBundle } from './workflow-bundle.ts';
