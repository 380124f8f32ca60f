export { type ChannelHarness, type ChannelPromise, describeChannel, type Misbehaviour } from './describe-channel.ts';
