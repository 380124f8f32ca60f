import { existsSync } from 'node:fs';

/** The built Temporal server, or null where it has not been built (the test command builds it first). */
export function temporalBinary(): string | null {
  const path = process.env['MAGPIE_TEMPORAL_BINARY'] ?? '';
  return existsSync(path) ? path : null;
}
