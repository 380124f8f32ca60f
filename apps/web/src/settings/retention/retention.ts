import type { createClient } from '../../api/client.ts';

type Asked = ReturnType<typeof createClient>['retention'];

export type RetentionState = Awaited<ReturnType<Asked['state']['query']>>;
export type RetentionPreview = Awaited<ReturnType<Asked['preview']['query']>>;

/** As the server has it. */
export const retentionDays = { least: 30, most: 3_650 } as const;
