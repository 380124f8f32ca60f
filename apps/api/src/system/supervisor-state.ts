import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const progress = z.object({ done: z.number(), total: z.number(), what: z.string() });
const schema = z.object({
  services: z.record(
    z.string(),
    z.object({
      state: z.string(),
      pid: z.number().nullish(),
      port: z.number().nullish(),
      uiPort: z.number().nullish(),
      progress: progress.nullish(),
    }),
  ),
});

export type SupervisorState = z.infer<typeof schema>;

/** What the supervisor says of its services; null when nobody supervises (tests, or a cluster of one's own). */
export async function readSupervisorState(file: string | undefined): Promise<SupervisorState | null> {
  if (file === undefined) return null;
  try {
    return schema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}
