import type { Dialect } from './dialect.ts';
import { postgres } from './postgres.ts';

/** What a driver is given for `$n`. */
export type SqlValue = string | number | boolean | bigint | readonly number[] | readonly string[] | readonly bigint[];

/** SQL types that a parameter may be cast to besides those of the dialect. A cast fixes the parameter's type, so nothing is left to the driver's guess. */
export type SqlType = 'text' | 'text[]' | 'int' | 'bigint' | 'boolean' | 'jsonb' | 'int[]';

/** A statement as drivers take it: text with $1 … $n, and the values. */
export interface Statement {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** Collects the values of one statement. Every value that a caller or user supplies goes through here; the text holds only `$n::type`. */
export class Parameters {
  readonly dialect: Dialect;
  readonly #values: SqlValue[] = [];
  readonly #known = new Map<string, string>();

  constructor(dialect: Dialect = postgres) {
    this.dialect = dialect;
  }

  /** The placeholder of a value; equal values of one type share it. */
  add(type: SqlType, value: SqlValue): string {
    return this.#placeholder(type, value);
  }

  /** The placeholder of an instant (epoch ms), exact to the millisecond; far beyond the years 1 to 9999 it stands for always or never. */
  instant(at: number): string {
    return this.#placeholder(this.dialect.types.instant, this.dialect.instantValue(at));
  }

  /** The placeholder of a list of instants. */
  instants(list: readonly number[]): string {
    const values = list.map((at) => this.dialect.instantValue(at));
    const texts = values.filter((value) => typeof value === 'string');
    return this.#placeholder(
      this.dialect.types.instants,
      texts.length === values.length ? texts : values.filter((value) => typeof value === 'bigint'),
    );
  }

  /** The placeholder of a finite number, compared as stored numbers are. */
  number(value: number): string {
    return this.#placeholder(this.dialect.types.decimal, this.dialect.numberValue(value));
  }

  /** The placeholder of a whole number that takes part in products beyond 64 bits. */
  wide(value: bigint): string {
    return `${this.add('bigint', value)}::${this.dialect.types.wide}`;
  }

  /** All values so far, for a text that uses every placeholder it asked for. */
  get values(): readonly SqlValue[] {
    return this.#values;
  }

  /** The finished statement. A clause may have been simplified away, and drivers refuse values that no placeholder takes: they are left out. */
  statement(text: string): Statement {
    const values: SqlValue[] = [];
    const places = new Map<string, number>();
    const renumbered = text.replaceAll(/\$(\d+)/g, (_, number: string) => {
      const place = places.get(number) ?? values.push(this.#values[Number(number) - 1] ?? '');
      places.set(number, place);
      return `$${place}`;
    });
    return { text: renumbered, values };
  }

  #placeholder(type: string, value: SqlValue): string {
    const key = `${type} ${typeof value} ${typeof value === 'object' ? JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? `${each}n` : each)) : String(value)}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const placeholder = `$${this.#values.push(value)}::${type}`;
    this.#known.set(key, placeholder);
    return placeholder;
  }
}
