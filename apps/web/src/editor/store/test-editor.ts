import type { JourneyDocument, When } from '@magpie/journey';
import { seededRandom } from '@magpie/kit';
import { createEditor, type Editor } from './create-editor.ts';
import type { Size } from './drawn-sizes.ts';
import { nodeById } from './graph-reading.ts';
import type { DropPlace } from './node-verbs.ts';

/** Speaks as an author does: steps are called by their names, time passes only when told to. */
export class TestEditor {
  readonly editor: Editor;
  #now = 1_000_000;

  constructor(
    document: JourneyDocument = { format: 2, id: 'test', name: 'Test', nodes: [], edges: [], notes: [], frames: [], settings: { goal: null } },
    { author = 'test editor', revision = 1 }: { readonly author?: string; readonly revision?: number } = {},
  ) {
    this.editor = createEditor({ document, revision, now: () => this.#now, random: seededRandom(author) });
  }

  get document(): JourneyDocument {
    return this.editor.store.getState().document;
  }

  /** `from:port→to` by names, sorted. */
  get wires(): readonly string[] {
    const name = (id: string): string => nodeById(this.document, id)?.name ?? '?';
    return this.document.edges.map(({ from, port, to }) => `${name(from)}:${port}→${name(to)}`).toSorted();
  }

  get problems(): readonly string[] {
    return this.editor.store.getState().problems.map(({ code }) => code);
  }

  get selected(): readonly string[] {
    return this.editor.store.getState().selection.nodes.map((id) => nodeById(this.document, id)?.name ?? '?');
  }

  /** Drops a kind: on the open canvas, or `after` a step (by a port). */
  drop(type: string, name: string, after?: { readonly step: string; readonly port?: string }): this {
    const place: DropPlace =
      after === undefined ? { type: 'canvas', x: 0, y: 0, stage: null } : { type: 'port', node: this.id(after.step), port: after.port ?? 'out' };
    this.editor.drop({ type, name }, place);
    return this.later();
  }

  dropOnEdge(type: string, name: string, between: readonly [string, string]): this {
    const edge = this.document.edges.find(({ from, to }) => from === this.id(between[0]) && to === this.id(between[1]));
    this.editor.drop({ type, name }, { type: 'edge', edge: edge?.id ?? '' });
    return this.later();
  }

  connect(from: string, port: string, to: string): this {
    this.editor.connect(this.id(from), port, this.id(to));
    return this.later();
  }

  configure(step: string, config: Readonly<Record<string, unknown>>, field = 'field'): this {
    this.editor.configure(this.id(step), { ...nodeById(this.document, this.id(step))?.config, ...config }, field);
    return this;
  }

  /** Types a text letter by letter, quickly. */
  type(step: string, field: string, text: string): this {
    for (let length = 1; length <= text.length; length += 1) {
      this.#now += 80;
      this.configure(step, { [field]: text.slice(0, length) }, field);
    }
    return this;
  }

  schedule(step: string, when: When | null): this {
    this.editor.setWhen(this.id(step), when);
    return this.later();
  }

  move(step: string, x: number, y: number): this {
    this.editor.move(new Map([[this.id(step), { x, y }]]));
    return this.later();
  }

  /** The card of a step comes out this large. */
  draw(step: string, size: Size): this {
    this.editor.measure(new Map([[this.id(step), size]]));
    return this;
  }

  note(text: string, x = 0, y = 0): this {
    const id = this.editor.addNote({ x, y });
    this.editor.writeNote(id, text);
    return this.later();
  }

  select(...steps: readonly string[]): this {
    this.editor.select({ nodes: steps.map((step) => this.id(step)) });
    return this;
  }

  remove(...steps: readonly string[]): this {
    this.editor.remove(steps.map((step) => this.id(step)));
    return this.later();
  }

  undo(times = 1): this {
    for (let time = 0; time < times; time += 1) this.editor.undo();
    return this;
  }

  redo(times = 1): this {
    for (let time = 0; time < times; time += 1) this.editor.redo();
    return this;
  }

  undoAll(): this {
    while (this.editor.store.getState().past.length > 0) this.editor.undo();
    return this;
  }

  /** Enough time that what comes next is a step of its own. */
  later(): this {
    this.#now += 10_000;
    return this;
  }

  id(step: string): string {
    return this.document.nodes.find(({ name }) => name === step)?.id ?? '';
  }
}
