import { z } from 'zod';
import { personSchema } from './person.ts';

const place = { workspaceId: z.string(), id: z.string() };
const noticeSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('changed'), ...place }),
  z.object({ type: z.literal('present'), ...place, person: personSchema }),
  z.object({ type: z.literal('gone'), ...place, client: z.string() }),
]);

/** What processes of the API tell each other of a draft. */
export type DraftNotice = z.infer<typeof noticeSchema>;

/** Reads a notice; null for anything else that may be said on the channel. */
export function readNotice(payload: string): DraftNotice | null {
  try {
    const parsed = noticeSchema.safeParse(JSON.parse(payload));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
