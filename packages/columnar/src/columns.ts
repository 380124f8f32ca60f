import { mkdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AsOf, Filter } from '@magpie/audience';
import type { Question } from '@magpie/audience/sql';
import type { Database } from '@magpie/db';
import { ColumnarStore } from './columnar-store.ts';
import type { Behind } from './feed-columnar.ts';
import { columnarPath, removeFile, sweepFiles } from './sweep-files.ts';

export interface ColumnsOptions {
  readonly db: Database;
  /** Where files lie, one for each workspace; it is made. Of this process alone. */
  readonly folder: string;
  /** Told of what went wrong: nobody's question fails for it. */
  readonly onFault: (fault: unknown, workspaceId: string) => void;
}

export interface ColumnsState {
  readonly workspaceId: string;
  readonly state: 'building' | 'ready';
  /** Fact numbers read, and how many there are. */
  readonly done: number;
  readonly total: number;
}

/** Facts behind which a question does not wait for. */
const waitForFacts = 20_000n;
/** Open at one time: each may take the memory of one file. */
const openAtMost = 4;
/** How long a question waits for a feed that is under way. */
const waitMs = 500;
const idleMs = 10 * 60_000;
const followMs = 1_000;
const sweepMs = 60_000;
const tryAgainMs = 30_000;

interface Entry {
  readonly store: Promise<ColumnarStore>;
  state: ColumnsState;
  askedAt: number;
  users: number;
  feeding: Promise<void> | null;
}

/**
 * The columns of all workspaces that are asked about: opened with the first question, followed while questions come, put away afterwards. Whatever is missing,
 * torn or of another format is built again in the background.
 */
export class Columns {
  readonly #options: ColumnsOptions;
  readonly #entries = new Map<string, Entry>();
  /** When a workspace whose columns failed may be tried again, and how often they have failed since they last answered. */
  readonly #failed = new Map<string, { readonly at: number; readonly times: number }>();
  /** Files that are being closed: they must not be opened before. */
  readonly #closing = new Map<string, Promise<void>>();
  readonly #end = new AbortController();
  readonly #follow: NodeJS.Timeout;
  readonly #sweep: NodeJS.Timeout;

  constructor(options: ColumnsOptions) {
    this.#options = options;
    this.#follow = setInterval(() => this.#lookAfter(), followMs).unref();
    this.#sweep = setInterval(() => void this.sweep(), sweepMs).unref();
  }

  /**
   * Answers as of everything that is committed when it is asked; null where the columns cannot: they are being built, lie far behind, failed, or the filter asks
   * about the history of a run, which is not in them.
   */
  async ask(
    workspaceId: string,
    { question, filter, asOf }: { readonly question: Question; readonly filter: Filter; readonly asOf: AsOf },
  ): Promise<{ readonly rows: readonly Readonly<Record<string, unknown>>[]; readonly sequence: bigint } | null> {
    if (this.#end.signal.aborted || asksRuns(filter)) return null;
    const entry = await this.#entryOf(workspaceId);
    if (entry === null) return null;
    entry.askedAt = Date.now();
    entry.users += 1;
    try {
      const store = await entry.store;
      if (entry.state.state === 'building' || !(await isOver(entry.feeding))) return null;
      const behind = await store.behind();
      if (behind.facts > waitForFacts) {
        this.#feed(workspaceId, entry);
        return null;
      }
      if (isBehind(behind)) await store.feed({ signal: this.#end.signal });
      const answer = await store.ask(question, filter, asOf);
      this.#failed.delete(workspaceId);
      return answer;
    } catch (fault) {
      this.#fail(workspaceId, fault);
      return null;
    } finally {
      entry.users -= 1;
    }
  }

  /** How the columns are of workspaces that somebody asked about lately. */
  states(): readonly ColumnsState[] {
    return [...this.#entries.values()].map(({ state }) => state);
  }

  /** Of files that nobody follows, removes those that must not stay, and lets others lose what was removed; by itself once a minute. */
  async sweep(): Promise<void> {
    const { db, folder, onFault } = this.#options;
    const isOpen = (workspaceId: string): boolean => this.#entries.has(workspaceId) || this.#closing.has(workspaceId);
    await sweepFiles(folder, { db, isOpen, catchUp: (workspaceId) => this.#catchUp(workspaceId) }).catch((fault: unknown) => onFault(fault, ''));
  }

  /** Stops between two pages, and closes all files. */
  async close(): Promise<void> {
    clearInterval(this.#follow);
    clearInterval(this.#sweep);
    this.#end.abort();
    await Promise.all([...this.#entries.keys()].map((workspaceId) => this.#putAway(workspaceId)));
    await Promise.all(this.#closing.values());
  }

  async #entryOf(workspaceId: string): Promise<Entry | null> {
    const found = this.#entries.get(workspaceId);
    if (found) return found;
    const failed = this.#failed.get(workspaceId);
    if (failed !== undefined && Date.now() - failed.at < tryAgainMs) return null;
    if (this.#entries.size >= openAtMost) {
      const [idle] = [...this.#entries]
        .filter(([, { users, feeding }]) => users === 0 && feeding === null)
        .toSorted(([, a], [, b]) => a.askedAt - b.askedAt);
      if (idle === undefined) return null;
      void this.#putAway(idle[0]);
    }
    const entry: Entry = {
      store: this.#open(workspaceId, (failed?.times ?? 0) > 1),
      state: { workspaceId, state: 'building', done: 0, total: 0 },
      askedAt: Date.now(),
      users: 0,
      feeding: null,
    };
    this.#entries.set(workspaceId, entry);
    entry.store.then(
      () => this.#feed(workspaceId, entry),
      () => undefined,
    );
    return entry;
  }

  async #open(workspaceId: string, anew: boolean): Promise<ColumnarStore> {
    const { db, folder } = this.#options;
    await this.#closing.get(workspaceId);
    await mkdir(folder, { recursive: true });
    const path = columnarPath(folder, workspaceId);
    if (anew) await removeFile(path);
    return ColumnarStore.open({ db, workspaceId, path });
  }

  /** Brings it up to date in the background, once at a time. */
  #feed(workspaceId: string, entry: Entry): void {
    entry.feeding ??= this.#feedNow(entry)
      .catch((fault: unknown) => this.#fail(workspaceId, fault))
      .finally(() => {
        entry.feeding = null;
      });
  }

  async #feedNow(entry: Entry): Promise<void> {
    const store = await entry.store;
    if (entry.state.state === 'ready') {
      // A second without news writes nothing.
      const behind = await store.behind();
      if (!isBehind(behind)) return;
      if (behind.facts > waitForFacts) entry.state = { ...entry.state, state: 'building' };
    }
    const told = (done: bigint, total: bigint): void => {
      entry.state = { ...entry.state, done: Number(done), total: Number(total) };
    };
    await store.feed({ onPage: told, signal: this.#end.signal });
    entry.state = { ...entry.state, state: 'ready' };
  }

  /** Brings a file up to date that nobody follows; a question waits for it. */
  #catchUp(workspaceId: string): Promise<void> {
    const { db, folder } = this.#options;
    const work = async (): Promise<void> => {
      await using store = await ColumnarStore.open({ db, workspaceId, path: columnarPath(folder, workspaceId) });
      await store.feed({ signal: this.#end.signal });
    };
    const closing = work()
      .catch((fault: unknown) => {
        if (!this.#end.signal.aborted) this.#options.onFault(fault, workspaceId);
      })
      .finally(() => this.#closing.delete(workspaceId));
    this.#closing.set(workspaceId, closing);
    return closing;
  }

  #lookAfter(): void {
    for (const [workspaceId, entry] of this.#entries) {
      if (entry.feeding !== null || entry.users > 0) continue;
      if (Date.now() - entry.askedAt > idleMs) void this.#putAway(workspaceId);
      else if (entry.state.state === 'ready') this.#feed(workspaceId, entry);
    }
  }

  #fail(workspaceId: string, fault: unknown): void {
    if (this.#end.signal.aborted) return;
    this.#failed.set(workspaceId, { at: Date.now(), times: (this.#failed.get(workspaceId)?.times ?? 0) + 1 });
    this.#options.onFault(fault, workspaceId);
    void this.#putAway(workspaceId);
  }

  async #putAway(workspaceId: string): Promise<void> {
    const entry = this.#entries.get(workspaceId);
    if (entry === undefined) return this.#closing.get(workspaceId);
    this.#entries.delete(workspaceId);
    const closing = closeOf(entry).finally(() => this.#closing.delete(workspaceId));
    this.#closing.set(workspaceId, closing);
    return closing;
  }
}

function isBehind({ facts, members, removals }: Behind): boolean {
  return facts > 0n || members || removals;
}

async function closeOf({ store, feeding }: Entry): Promise<void> {
  const open = await store.catch(() => null);
  await feeding;
  await open?.[Symbol.asyncDispose]();
}

/** Whether a feed is over, or is before a question has waited long enough. */
async function isOver(feeding: Promise<void> | null): Promise<boolean> {
  if (feeding === null) return true;
  const stop = new AbortController();
  const over = await Promise.race([feeding.then(() => true), sleep(waitMs, false, { signal: stop.signal }).catch(() => false)]);
  stop.abort();
  return over;
}

function asksRuns(filter: Filter): boolean {
  if (filter.type === 'all' || filter.type === 'any') return filter.of.some(asksRuns);
  if (filter.type === 'not') return asksRuns(filter.of);
  return filter.type === 'run' || filter.type === 'message';
}
