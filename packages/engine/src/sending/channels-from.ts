import { type Database, listProviderAccounts } from '@magpie/db';
import { adapters } from '@magpie/messaging/adapters';
import type { BoundChannel, ChannelResolver } from './channel-resolver.ts';

/** Resolves channels from the workspace's provider accounts; an account's adapter is made once and kept. */
export function channelsFrom(db: Database): ChannelResolver {
  const bound = new Map<string, BoundChannel>();
  return async (workspaceId, channel) => {
    const account = (await listProviderAccounts(db, workspaceId)).find((each) => each.channel === channel);
    if (!account) return null;
    const key = `${workspaceId}|${account.id}|${JSON.stringify(account.config)}`;
    const known = bound.get(key);
    if (known) return known;
    const adapter = Object.hasOwn(adapters, account.adapter) ? adapters[account.adapter] : undefined;
    if (!adapter) throw new Error(`No adapter ${account.adapter} for account ${account.id}`);
    const made = { accountId: account.id, channel: adapter(account.config) };
    bound.set(key, made);
    return made;
  };
}
