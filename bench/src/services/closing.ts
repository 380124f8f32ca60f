/** What was opened, to be closed in the opposite order; also when the bench is interrupted. */
export class Closing {
  readonly #steps: (() => Promise<unknown>)[] = [];
  #closed: Promise<void> | null = null;

  add(step: () => Promise<unknown>): void {
    this.#steps.push(step);
  }

  /** Every step is taken, whatever becomes of the others; a second call waits for the first. */
  close(): Promise<void> {
    return (this.#closed ??= this.#closeAll());
  }

  /** Ctrl-C leaves nothing running. */
  onSignals(): void {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => void this.close().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143)));
  }

  async #closeAll(): Promise<void> {
    for (const step of this.#steps.toReversed()) await step().catch((fault: unknown) => process.stderr.write(`${String(fault)}\n`));
  }
}
