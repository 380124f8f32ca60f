import { TestWorkflowEnvironment } from '@temporalio/testing';

// A process of its own: the SDK's downloader cannot be interrupted, a process can.
const [, , downloadDir] = process.argv;
const limitMs = 180_000;
setTimeout(() => process.exit(1), limitMs).unref();
const environment = await TestWorkflowEnvironment.createLocal({
  server: { executable: { type: 'cached-download', ...(downloadDir === undefined ? {} : { downloadDir }) } },
});
await environment.teardown();
