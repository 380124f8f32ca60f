import { createHash } from 'node:crypto';
import { type AttributeType, type Database, findKeyHolder, type KeyHolder, listAttributes } from '@magpie/db';
import type { ReadContext } from './read-message.ts';

/** What a source may do and what its messages are read by. */
export interface Source extends Omit<ReadContext, 'receivedAt' | 'sentAt'>, Pick<KeyHolder, 'workspaceId' | 'keyId'> {}

interface Known {
  readonly source: Source | null;
  readonly until: number;
}

const knownMs = 2_000;
const mostKnown = 10_000;

/** Lets sources in by their write keys; what it knows of a key is at most two seconds old. */
export function keyDoor(db: Database): (key: string) => Promise<Source | null> {
  const known = new Map<string, Known>();
  return async (key) => {
    // A key itself is kept nowhere, not even here.
    const name = createHash('sha256').update(key).digest('base64');
    const now = Date.now();
    const before = known.get(name);
    if (before && before.until > now) return before.source;
    const holder = await findKeyHolder(db, key);
    const source = holder && (await sourceOf(db, holder));
    if (known.size >= mostKnown) known.clear();
    known.set(name, { source, until: now + knownMs });
    return source;
  };
}

/** What messages of a workspace are read by. */
export async function sourceOf(db: Database, { workspaceId, keyId, currency }: KeyHolder): Promise<Source> {
  const declared = new Map<string, AttributeType>();
  for (const { name, type, declared: isDeclared } of await listAttributes(db, workspaceId))
    if (isDeclared && type !== 'mixed') declared.set(name, type);
  return { workspaceId, keyId, currency, countryCode: currency === 'CNY' ? '86' : undefined, declared };
}
