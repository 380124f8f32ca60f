import type { Channel } from '../channel.ts';
import { loopbackChannel } from './loopback/loopback-channel.ts';

/** Makes a channel of an account's config; throws when the config is not the adapter's. */
export type Adapter = (config: unknown) => Channel;

/** Every provider adapter, by name: one folder and one line each. */
export const adapters: Readonly<Record<string, Adapter>> = { loopback: loopbackChannel };
