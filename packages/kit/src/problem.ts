/**
 * An author's mistake, as data. `code` is looked up in word files; `path` leads to the field inside the thing that has the problem;
 * `parameters` fill the words. `error` forbids publishing, `warning` does not.
 */
export interface Problem {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** Node id on the canvas, absent when the whole document is meant. */
  readonly node?: string;
  readonly path: readonly (string | number)[];
  readonly parameters: Readonly<Record<string, string | number>>;
}
