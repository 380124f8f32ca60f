import { ok, refuse, type Result } from '@magpie/kit';
import type { BodyRead } from './read-body.ts';
import type { Taken } from './take-in.ts';

export interface GroupCommitOptions {
  /** Takes a group in, durably; rejects when it cannot be done now. */
  readonly takeIn: (workspaceId: string, group: Taken) => Promise<void>;
  /** Messages that one transaction takes at most, once a single request does not exceed it. */
  readonly mostInGroup: number;
  /** Messages of a workspace that may wait; who comes later is asked to come again. */
  readonly mostWaiting: number;
}

interface Waiting {
  readonly body: BodyRead;
  readonly size: number;
  done(): void;
  failed(fault: unknown): void;
}

interface Line {
  readonly waiting: Waiting[];
  size: number;
  isRunning: boolean;
}

/**
 * Commits what comes at the same time together: while a workspace's transaction is on its way (facts are numbered under one lock), the requests that
 * come meanwhile wait and go into the next, all of them. So a busy workspace commits in large groups and a quiet one at once. A request is answered
 * when its own facts are durable.
 */
export class GroupCommit {
  readonly #options: GroupCommitOptions;
  readonly #lines = new Map<string, Line>();

  constructor(options: GroupCommitOptions) {
    this.#options = options;
  }

  /** Resolves once everything of the body is durable; refused while too much waits already. */
  async submit(workspaceId: string, body: BodyRead): Promise<Result<void, 'busy'>> {
    const size = body.items.length + body.letters.length;
    if (size === 0) return ok(undefined);
    const line = this.#lines.get(workspaceId) ?? { waiting: [], size: 0, isRunning: false };
    this.#lines.set(workspaceId, line);
    if (line.size > 0 && line.size + size > this.#options.mostWaiting) return refuse('busy');
    line.size += size;
    const committed = new Promise<void>((done, failed) => line.waiting.push({ body, size, done, failed }));
    if (!line.isRunning) void this.#run(workspaceId, line);
    await committed;
    return ok(undefined);
  }

  async #run(workspaceId: string, line: Line): Promise<void> {
    line.isRunning = true;
    while (line.waiting.length > 0) {
      const group = this.#next(line);
      try {
        await this.#options.takeIn(workspaceId, {
          items: group.flatMap(({ body }) => body.items),
          letters: group.flatMap(({ body }) => body.letters),
        });
        for (const each of group) each.done();
      } catch (fault) {
        for (const each of group) each.failed(fault);
      }
      line.size -= group.reduce((sum, { size }) => sum + size, 0);
    }
    line.isRunning = false;
    this.#lines.delete(workspaceId);
  }

  #next({ waiting }: Line): readonly Waiting[] {
    let count = 1;
    let size = waiting[0]?.size ?? 0;
    for (; count < waiting.length; count++) {
      size += waiting[count]?.size ?? 0;
      if (size > this.#options.mostInGroup) break;
    }
    return waiting.splice(0, count);
  }
}
