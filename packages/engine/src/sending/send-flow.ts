/** What a flow does with its work. Every step but `call` runs beside the others, at most once at a time. */
export interface FlowSteps<Work, Done> {
  /** Makes more work ready to be taken. False: nothing more is to come. */
  prepare(): Promise<boolean>;
  /** Takes at most `limit` pieces of ready work; none: nothing is ready now. */
  take(limit: number): Promise<readonly Work[]>;
  call(work: Work): Promise<Done>;
  /** What becomes of a piece that was taken and is not to be begun. */
  giveBack(work: Work): Done;
  /** Keeps what came of some pieces, and says how the flow goes on. */
  record(done: readonly Done[]): Promise<FlowRule>;
}

export interface FlowRule {
  /** Pieces that may be taken and not yet recorded. */
  readonly limit: number;
  /** True ends the flow: nothing new is begun. */
  readonly isOver: boolean;
}

export interface FlowOptions {
  /** Calls at once. */
  readonly lanes: number;
  readonly limit: number;
  /** Whether more is to be prepared although there is still some. */
  isShort(): boolean;
  readonly signal: AbortSignal;
}

/** Results are recorded together, unless one has waited for so many ms or nothing else goes on. */
const recordAtLeast = 32;
const recordWithinMs = 100;

/**
 * Keeps preparing, taking, calling and recording going at once, no step waiting for the whole of another. Resolves when nothing is left to do; aborted
 * or over, when all that had been begun is recorded and the rest given back. The first fault ends it, and is thrown once all is still.
 */
export function sendFlow<Work, Done>(steps: FlowSteps<Work, Done>, options: FlowOptions): Promise<void> {
  return new Promise((resolve, reject) => new Flow(steps, options, { resolve, reject }).pump());
}

type Step = 'prepare' | 'take' | 'record';

class Flow<Work, Done> {
  readonly #steps: FlowSteps<Work, Done>;
  readonly #options: FlowOptions;
  readonly #end: { resolve(): void; reject(error: unknown): void };
  readonly #busy = new Set<Step>();
  #rule: FlowRule;
  #waiting: Work[] = [];
  #done: Done[] = [];
  #oldestDoneAt = 0;
  #calling = 0;
  /** Pieces that were taken and are not recorded. */
  #open = 0;
  #hasMore = true;
  /** The last take found nothing, and nothing has changed since. */
  #isDry = false;
  /** Counts what may have made work ready. */
  #changes = 0;
  #fault: { readonly error: unknown } | null = null;

  constructor(steps: FlowSteps<Work, Done>, options: FlowOptions, end: { resolve(): void; reject(error: unknown): void }) {
    this.#steps = steps;
    this.#options = options;
    this.#end = end;
    this.#rule = { limit: options.limit, isOver: false };
  }

  /** Begins whatever may be begun now; called again whenever something has ended. */
  pump(): void {
    if (this.#options.signal.aborted || this.#rule.isOver || this.#fault)
      for (const work of this.#waiting.splice(0)) this.#finish(this.#steps.giveBack(work));
    else this.#begin();
    if (this.#mayRecord()) void this.#run('record', () => this.#record());
    if (this.#busy.size > 0 || this.#calling > 0 || this.#done.length > 0) return;
    if (this.#fault) this.#end.reject(this.#fault.error);
    else this.#end.resolve();
  }

  #begin(): void {
    while (this.#calling < this.#options.lanes) {
      const work = this.#waiting.shift();
      if (work === undefined) break;
      void this.#call(work);
    }
    const room = this.#rule.limit - this.#open;
    const isStarving = this.#calling < this.#options.lanes || room * 2 >= this.#rule.limit;
    if (!this.#isDry && room > 0 && isStarving && !this.#busy.has('take')) void this.#run('take', () => this.#take(room));
    if (this.#hasMore && (this.#isDry || this.#options.isShort()) && !this.#busy.has('prepare')) void this.#run('prepare', () => this.#prepare());
  }

  async #run(step: Step, work: () => Promise<void>): Promise<void> {
    this.#busy.add(step);
    try {
      await work();
    } catch (error) {
      this.#fault ??= { error };
    }
    this.#busy.delete(step);
    this.pump();
  }

  async #call(work: Work): Promise<void> {
    this.#calling += 1;
    try {
      this.#finish(await this.#steps.call(work));
    } catch (error) {
      this.#fault ??= { error };
    }
    this.#calling -= 1;
    this.pump();
  }

  async #prepare(): Promise<void> {
    this.#hasMore = await this.#steps.prepare();
    if (this.#hasMore) this.#change();
  }

  async #take(limit: number): Promise<void> {
    const changes = this.#changes;
    const taken = await this.#steps.take(limit);
    this.#isDry = taken.length === 0 && changes === this.#changes;
    this.#open += taken.length;
    this.#waiting.push(...taken);
  }

  async #record(): Promise<void> {
    const recorded = this.#done;
    this.#done = [];
    this.#rule = await this.#steps.record(recorded);
    this.#open -= recorded.length;
    // What was put off may be due again.
    this.#change();
  }

  #change(): void {
    this.#changes += 1;
    this.#isDry = false;
  }

  #finish(result: Done): void {
    if (this.#done.length === 0) this.#oldestDoneAt = performance.now();
    this.#done.push(result);
  }

  #mayRecord(): boolean {
    if (this.#done.length === 0 || this.#busy.has('record')) return false;
    const isIdle = this.#calling === 0 && this.#waiting.length === 0;
    return isIdle || this.#done.length >= Math.min(recordAtLeast, this.#rule.limit / 2) || performance.now() - this.#oldestDoneAt >= recordWithinMs;
  }
}
