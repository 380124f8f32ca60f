import type { Attempt } from './record-outcomes.ts';

/** What a provider's answers say of how much it can bear. */
export class Pressure {
  readonly #lanes: number;
  readonly #most: number;
  #limit: number;
  /** Attempts in a row that were told that it is too much. */
  #throttled = 0;
  #throttledUntil: number | null = null;

  constructor(lanes: number, most: number) {
    this.#lanes = lanes;
    this.#most = most;
    this.#limit = most;
  }

  /** Chunks that may be on the wire. */
  get limit(): number {
    return this.#limit;
  }

  /** Wall time before which it wants nothing more; null = it does not mind. */
  get throttledUntil(): number | null {
    return this.#throttledUntil;
  }

  /**
   * Fewer at once where the provider is so slow that some had to be given back, more where it keeps up. When as many in a row were throttled as go out
   * at once, more calls would only be refused as well.
   */
  note(attempts: readonly Attempt[]): void {
    const isLate = attempts.some(({ outcome }) => outcome.type === 'unbegun');
    this.#limit = isLate ? Math.max(Math.min(this.#lanes, this.#most), this.#limit >> 1) : Math.min(this.#most, this.#limit + this.#lanes);
    for (const { outcome } of attempts) {
      const isThrottled = outcome.type === 'later' && outcome.isThrottled;
      this.#throttled = isThrottled ? this.#throttled + 1 : 0;
      if (isThrottled && this.#throttled >= this.#lanes) this.#throttledUntil ??= Date.now() + outcome.afterMs;
    }
  }
}
