import { applyEdit, type Edit, type JourneyDocument } from '@magpie/journey';
import type { ChangeAnswer, DraftServer, NoAnswer } from './autosave.ts';
import type { RemoteChange } from './shared-draft.ts';

const page = 200;

/** The server's side of a shared draft, as `journeys.change` does it, with a line to it that can be cut. */
export class TestServer {
  document: JourneyDocument;
  revision = 1;
  calls = 0;
  readonly log: RemoteChange[] = [];
  readonly refused = new Set<string>();
  readonly #lost = { calls: 0, answers: 0 };

  constructor(document: JourneyDocument) {
    this.document = document;
  }

  /** The next so many calls never arrive, or their answers do not. */
  lose(what: 'calls' | 'answers', times: number): void {
    this.#lost[what] += times;
  }

  /** The line is whole again. */
  mend(): void {
    Object.assign(this.#lost, { calls: 0, answers: 0 });
  }

  do(client: string, edit: Edit): void {
    this.take(client, this.revision, [{ changeId: `${client} ${this.revision}`, edit }]);
  }

  take(client: string, baseRevision: number, changes: readonly { readonly changeId: string; readonly edit: Edit }[]): ChangeAnswer {
    const refused: string[] = [];
    for (const { changeId, edit } of changes) {
      if (this.log.some((known) => known.changeId === changeId)) continue;
      const edited = applyEdit(this.document, edit);
      if (edited.ok) {
        this.document = edited.value.document;
        this.revision += 1;
        this.log.push({ revision: this.revision, changeId, author: { id: client, name: client }, client, baseRevision, edit });
      } else {
        refused.push(changeId);
        this.refused.add(changeId);
      }
    }
    return { type: 'answered', refused, revision: this.revision, changes: this.since(baseRevision) };
  }

  since(revision: number): readonly RemoteChange[] {
    return this.log.filter((change) => change.revision > revision).slice(0, page);
  }

  as(client: string): DraftServer {
    return {
      change: async (baseRevision, changes): Promise<ChangeAnswer | NoAnswer> => {
        this.calls += 1;
        if (this.#lost.calls > 0) {
          this.#lost.calls -= 1;
          return { type: 'offline' };
        }
        const answer = this.take(client, baseRevision, changes);
        if (this.#lost.answers === 0) return answer;
        this.#lost.answers -= 1;
        return { type: 'offline' };
      },
      changes: async (since) => this.since(since),
      load: async (changeIds) => ({
        document: this.document,
        revision: this.revision,
        known: new Set(this.log.map(({ changeId }) => changeId).filter((changeId) => changeIds.includes(changeId))),
      }),
    };
  }
}
