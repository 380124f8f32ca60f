import type { Database } from '@magpie/db';
import type { Engine } from '../engine.ts';

/** An engine over a test's database that can send nothing and knows no simulated customers. */
export function testEngine(db: Database, parts: Partial<Engine> = {}): Engine {
  return { db, channels: () => Promise.resolve(null), log: { info() {}, warn() {} }, customerModel: () => ({ plan: () => [] }), ...parts };
}
