import { type Engine, foldReceipts } from '@magpie/engine';

const waitMs = 250;

/** Folds a workspace's receipts a moment after they came, together with those that follow; one fold per workspace at a time. Lost by a crash, it is done by the next dispatch or receipt. */
export function foldSoon(engine: Engine): (workspaceId: string) => void {
  const waiting = new Set<string>();
  const fold = async (workspaceId: string): Promise<void> => {
    waiting.delete(workspaceId);
    try {
      await foldReceipts(engine, workspaceId);
    } catch (fault) {
      engine.log.warn({ err: fault, workspaceId }, 'receipts wait for the next fold');
    }
  };
  return (workspaceId) => {
    if (waiting.has(workspaceId)) return;
    waiting.add(workspaceId);
    setTimeout(() => void fold(workspaceId), waitMs).unref();
  };
}
