/** What a driver is given for `$n`. Instants travel as ISO text: a float of seconds would lose the millisecond some day. */
export type SqlValue = string | number | boolean | bigint | readonly number[];

/** SQL types that a parameter may be cast to. A cast fixes the parameter's type, so nothing is left to the driver's guess. */
export type SqlType = 'text' | 'int' | 'bigint' | 'numeric' | 'boolean' | 'jsonb' | 'timestamptz' | 'int[]';

/** A statement as drivers take it: text with $1 … $n, and the values. */
export interface Statement {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** Collects the values of one statement. Every value that a caller or user supplies goes through here; the text holds only `$n::type`. */
export class Parameters {
  readonly #values: SqlValue[] = [];
  readonly #known = new Map<string, string>();

  /** The placeholder of a value; equal values of one type share it. */
  add(type: SqlType, value: SqlValue): string {
    const key = `${type} ${typeof value} ${String(value)}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const placeholder = `$${this.#values.push(value)}::${type}`;
    this.#known.set(key, placeholder);
    return placeholder;
  }

  /** The placeholder of an instant (epoch ms), exact to the millisecond; beyond the years 1 to 9999 it is an infinity. */
  instant(at: number): string {
    return this.add('timestamptz', isoText(at));
  }

  /** The placeholder of a finite number, as the decimal that JSON would hold, so that it compares as stored numbers do. */
  number(value: number): string {
    return this.add('numeric', JSON.stringify(value));
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
}

const firstIsoMs = -62_135_596_800_000;
const lastIsoMs = 253_402_300_799_999;

function isoText(at: number): string {
  if (at < firstIsoMs) return '-infinity';
  return at > lastIsoMs ? 'infinity' : new Date(at).toISOString();
}
