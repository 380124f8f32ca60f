/**
 * What is known of one intended message. A byte per slot in `send_block.states`; a number, once given, never changes its meaning.
 * `suppressed:*` says why the gate kept it back; `failed*` says who gave the final no.
 */
export const sendStates = {
  pending: 0,
  held: 1,
  claimed: 2,
  accepted: 3,
  delivered: 4,
  /** A receipt says that it did not arrive. */
  failed: 5,
  /** It may or may not have gone out, and nobody can tell. */
  unknown: 6,
  'suppressed:no-address': 16,
  'suppressed:no-consent': 17,
  'suppressed:quiet-hours': 18,
  'suppressed:expired': 19,
  'suppressed:stopped': 20,
  'suppressed:ceiling': 21,
  'suppressed:template-error': 22,
  'suppressed:control-group': 23,
  'suppressed:priority': 24,
  'suppressed:frequency-cap': 25,
  /** They were erased after the claim, and before it was on the wire. */
  'suppressed:erased': 26,
  /** The provider said no to this one recipient. */
  'failed:rejected': 32,
  /** The provider said no to the whole call. */
  'failed:refused': 33,
  /** The provider could not be reached in a bounded number of attempts; the message certainly did not go out. */
  'failed:unavailable': 34,
} as const;

export type SendState = keyof typeof sendStates;

/** The terms of the sends' balance: intended = the sum of all groups. */
export const sendGroups = ['pending', 'held', 'claimed', 'accepted', 'delivered', 'failed', 'suppressed', 'unknown'] as const;

export type SendGroup = (typeof sendGroups)[number];

/** Name of a state byte. Throws RangeError for a byte nobody ever gave a meaning: a torn block is refused, never guessed at. */
export function sendStateOf(byte: number): SendState {
  const state = stateByByte[byte];
  if (state === undefined) throw new RangeError(`Unknown send state byte ${byte}`);
  return state;
}

/** The balance's term that a state counts under. */
export function sendGroupOf(state: SendState): SendGroup {
  const group = state.split(':', 1)[0];
  const found = sendGroups.find((each) => each === group);
  if (found === undefined) throw new RangeError(`Send state ${state} belongs to no group`);
  return found;
}

/** True while dispatch still has something to do for it: `send_block.open` counts these. Accepted ones wait only for receipts, which hold nothing up. */
export function isOpenByte(byte: number): boolean {
  return byte <= sendStates.claimed;
}

const stateByByte: readonly (SendState | undefined)[] = table();

function table(): (SendState | undefined)[] {
  const names: (SendState | undefined)[] = [];
  for (const name of Object.keys(sendStates)) if (isSendState(name)) names[sendStates[name]] = name;
  return names;
}

function isSendState(name: string): name is SendState {
  return Object.hasOwn(sendStates, name);
}
