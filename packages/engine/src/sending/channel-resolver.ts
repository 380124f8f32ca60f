import type { Channel } from '@magpie/messaging';

/** A provider account of a workspace, ready to send. */
export interface BoundChannel {
  readonly accountId: string;
  readonly channel: Channel;
}

/** Finds the account that a workspace sends a channel's messages through; null when it has none. */
export type ChannelResolver = (workspaceId: string, channel: string) => Promise<BoundChannel | null>;
