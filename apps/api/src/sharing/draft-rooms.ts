import { type Database, draftChannel, listen, tellDrafts } from '@magpie/db';
import { DraftRoom, type RoomWatch } from './draft-room.ts';
import { type DraftNotice, readNotice } from './draft-notice.ts';
import type { Person } from './person.ts';

export interface RoomPlace {
  readonly workspaceId: string;
  readonly id: string;
}

/** Who is in which draft, and a call whenever a draft changes; the same in every process of the API, by NOTIFY. */
export interface DraftRooms {
  /** Hears of a draft's changes and people until it is disposed of; then `client` is gone from the draft. */
  watch(place: RoomPlace, client: string): RoomWatch;
  people(place: RoomPlace): readonly Person[];
  /** Says where somebody is, or that they are still there. */
  present(place: RoomPlace, who: Omit<Person, 'joinedAt' | 'hereSince'>): Promise<void>;
  /** Aborted once nobody is served any more. */
  readonly closing: AbortSignal;
  close(): Promise<void>;
}

const sweepEveryMs = 3_000;

export function openDraftRooms({
  db,
  url,
  now = Date.now,
}: {
  readonly db: Database;
  readonly url: string;
  readonly now?: () => number;
}): DraftRooms {
  const rooms = new Map<string, DraftRoom>();
  const stop = new AbortController();
  const roomOf = ({ workspaceId, id }: RoomPlace): DraftRoom => {
    const key = `${workspaceId} ${id}`;
    const room = rooms.get(key) ?? new DraftRoom(now);
    rooms.set(key, room);
    return room;
  };
  const hear = (notice: DraftNotice): void => {
    if (notice.type === 'present') roomOf(notice).put(notice.person);
    else if (notice.type === 'gone') roomOf(notice).remove(notice.client);
    else rooms.get(`${notice.workspaceId} ${notice.id}`)?.wake();
  };
  const listening = listen(url, {
    channels: [draftChannel],
    signal: stop.signal,
    onNotice: (_channel, payload) => {
      const notice = readNotice(payload);
      if (notice !== null) hear(notice);
    },
    // What was said while nobody listened is lost: everybody reads the rows again.
    onConnected: () => rooms.forEach((room) => room.wake()),
  });
  const sweep = setInterval(() => {
    for (const [key, room] of rooms) if (room.sweep()) rooms.delete(key);
  }, sweepEveryMs);
  sweep.unref();
  const tell = async (notice: DraftNotice): Promise<void> => {
    hear(notice);
    await tellDrafts(db, notice);
  };
  return {
    watch: (place, client) =>
      roomOf(place).watch(client, () => {
        if (!stop.signal.aborted) void tell({ type: 'gone', ...place, client }).catch(() => undefined);
      }),
    people: (place) => rooms.get(`${place.workspaceId} ${place.id}`)?.people() ?? [],
    present: (place, who) => tell({ type: 'present', ...place, person: roomOf(place).dated(who) }),
    closing: stop.signal,
    close: async () => {
      clearInterval(sweep);
      stop.abort();
      for (const room of rooms.values()) room.wake();
      await listening;
    },
  };
}
