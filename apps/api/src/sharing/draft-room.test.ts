import { expect, it } from 'vitest';
import { DraftRoom } from './draft-room.ts';
import { readNotice } from './draft-notice.ts';

/** A room whose clock is in the test's hands. */
function rig() {
  const clock = { now: 1_000 };
  const room = new DraftRoom(() => clock.now);
  const come = (client: string, ...nodes: readonly string[]): void =>
    room.put(room.dated({ client, userId: client, name: client, place: { nodes: [...nodes], field: null, stage: 'flow' } }));
  const here = () => room.people().map(({ client, hereSince }) => [client, hereSince]);
  return { room, clock, come, here };
}

it('holds a place since one came to it, however often one says so, and gives it up when one moves', () => {
  const { clock, come, here } = rig();
  come('jia', 'a');
  clock.now += 5_000;
  come('yi', 'a');
  come('jia', 'a');
  expect(here()).toEqual([
    ['jia', 1_000],
    ['yi', 6_000],
  ]);
  clock.now += 1_000;
  come('jia', 'b');
  come('jia', 'a');
  expect(here()).toEqual([
    ['jia', 7_000],
    ['yi', 6_000],
  ]);
});

it('forgets who has been silent, tells those who listen, and is empty when nobody is left', async () => {
  const { room, clock, come, here } = rig();
  come('jia', 'a');
  let gone = 0;
  const watch = room.watch('yi', () => (gone += 1));
  const again = room.watch('yi', () => (gone += 1));
  const called = watch.next(60_000, undefined);
  clock.now += 14_000;
  expect([here(), room.sweep()]).toEqual([[], false]);
  await called;
  watch[Symbol.dispose]();
  expect(gone).toBe(0);
  again[Symbol.dispose]();
  expect([gone, room.sweep()]).toEqual([1, true]);
});

it('waits no longer than it is told to, nor for who has gone', async () => {
  const { room } = rig();
  const stop = new AbortController();
  const watch = room.watch('jia', () => undefined);
  await watch.next(1, undefined);
  const called = watch.next(60_000, stop.signal);
  stop.abort();
  await called;
  await watch.next(60_000, stop.signal);
});

it.each(['', 'null', '{}', '{"type":"changed"}', '{"type":"present","workspaceId":"w","id":"j","person":{}}', '['])('%j is no notice', (payload) => {
  expect(readNotice(payload)).toBeNull();
});
