import type { Person } from './person.ts';

/** A listener at a draft. */
export interface RoomWatch extends Disposable {
  /** Resolves at the next change of the draft or its people after the call, or after `withinMs`. */
  next(withinMs: number, signal: AbortSignal | undefined): Promise<void>;
}

/** Somebody who has said nothing for so long is gone; screens say something every five seconds. */
const goneAfterMs = 14_000;

/** One draft's people and listeners, in this process. */
export class DraftRoom {
  readonly #now: () => number;
  readonly #people = new Map<string, { readonly person: Person; readonly heardAt: number }>();
  readonly #waiting = new Set<() => void>();
  readonly #watching = new Map<string, number>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** In the order in which they came. */
  people(): readonly Person[] {
    const heardAfter = this.#now() - goneAfterMs;
    return [...this.#people.values()]
      .filter(({ heardAt }) => heardAt > heardAfter)
      .map(({ person }) => person)
      .toSorted((left, right) => left.joinedAt - right.joinedAt || (left.client < right.client ? -1 : 1));
  }

  put(person: Person): void {
    this.#people.set(person.client, { person, heardAt: this.#now() });
    this.wake();
  }

  remove(client: string): void {
    if (this.#people.delete(client)) this.wake();
  }

  /** The person with the instants that follow from what was known: a place is held since one came to it, not since one last said so. */
  dated(who: Omit<Person, 'joinedAt' | 'hereSince'>): Person {
    const before = this.#people.get(who.client)?.person;
    const now = this.#now();
    const isSamePlace = before !== undefined && JSON.stringify(before.place.nodes) === JSON.stringify(who.place.nodes);
    return { ...who, joinedAt: before?.joinedAt ?? now, hereSince: isSamePlace ? before.hereSince : now };
  }

  wake(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const resolve of waiting) resolve();
  }

  /** `onGone` is called when the last listener of a client has gone. */
  watch(client: string, onGone: () => void): RoomWatch {
    this.#watching.set(client, (this.#watching.get(client) ?? 0) + 1);
    return {
      next: (withinMs, signal) => this.#next(withinMs, signal),
      [Symbol.dispose]: () => {
        const left = (this.#watching.get(client) ?? 1) - 1;
        if (left > 0) this.#watching.set(client, left);
        else {
          this.#watching.delete(client);
          onGone();
        }
      },
    };
  }

  /** Forgets who has gone silently; true when nobody is left and nobody listens. */
  sweep(): boolean {
    const heardAfter = this.#now() - goneAfterMs;
    const silent = [...this.#people].filter(([, { heardAt }]) => heardAt <= heardAfter);
    for (const [client] of silent) this.#people.delete(client);
    if (silent.length > 0) this.wake();
    return this.#people.size === 0 && this.#watching.size === 0;
  }

  #next(withinMs: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        this.#waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, withinMs);
      timer.unref();
      this.#waiting.add(done);
      if (signal?.aborted === true) done();
      else signal?.addEventListener('abort', done, { once: true });
    });
  }
}
