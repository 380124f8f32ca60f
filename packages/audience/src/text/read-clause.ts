import type { Duration, EventMatch, EventsInWindow, Filter, Measure, SequenceStep } from '../filter.ts';
import { isDateTest } from '../meets-attribute-test.ts';
import { messageStates, type MessageState } from '../member-facts.ts';
import type { NumberTest, PropertyTest } from '../value-test.ts';
import { readTest } from './read-test.ts';
import { readWindow } from './read-window.ts';
import { TokenReader } from './token-reader.ts';
import type { Token } from './tokens.ts';

const clauses =
  'not | ( | all | any | did | first | last | sequence | score | attribute | tag | consent | reachable | cohort | run | message | audience';
const numberOperators = ['>=', '>', '<=', '<', '!=', '='] as const satisfies readonly NumberTest['op'][];

/** Reads one filter, group by group; remembers where each clause began. */
export class ClauseReader {
  readonly #reader: TokenReader;
  readonly #depthAtMost: number;
  readonly #tokens = new WeakMap<object, Token>();
  #depth = 0;

  constructor(tokens: readonly Token[], depthAtMost: number) {
    this.#reader = new TokenReader(tokens);
    this.#depthAtMost = depthAtMost;
  }

  /** The whole text. */
  filter(): Filter {
    const filter = this.#group();
    if (this.#reader.peek().type !== 'end') this.#reader.fail('and | or | end of the text');
    return filter;
  }

  tokenOf(clause: object): Token | undefined {
    return this.#tokens.get(clause);
  }

  /** Clauses joined by one of "and" and "or"; who means both says so with brackets. */
  #group(): Filter {
    const reader = this.#reader;
    const token = reader.peek();
    this.#depth += 1;
    // Brackets and "not" nest deeper than clauses do, by one each at most.
    if (this.#depth > this.#depthAtMost * 2 + 2) reader.fail(`at most ${this.#depthAtMost} deep`);
    const first = this.#unit();
    const word = reader.sees('and') ? 'and' : reader.sees('or') ? 'or' : null;
    const of = [first];
    if (word !== null) while (reader.takes(word)) of.push(this.#unit());
    if (word !== null && (reader.sees('and') || reader.sees('or'))) reader.fail(`${word} | ( )`);
    this.#depth -= 1;
    return word === null ? first : this.#at(token, { type: word === 'and' ? 'all' : 'any', of });
  }

  #unit(): Filter {
    const reader = this.#reader;
    const token = reader.peek();
    if (reader.takes('(')) {
      const inner = this.#group();
      reader.needs(')');
      return inner;
    }
    if (reader.takes('not')) {
      this.#depth += 1;
      if (this.#depth > this.#depthAtMost * 2 + 2) reader.fail(`at most ${this.#depthAtMost} deep`);
      const of = this.#unit();
      this.#depth -= 1;
      return this.#at(token, { type: 'not', of });
    }
    for (const type of ['all', 'any'] as const)
      if (reader.takes(type)) {
        reader.needs('(');
        const of = reader.sees(')') ? [] : [this.#group()];
        reader.needs(')');
        return this.#at(token, { type, of });
      }
    return this.#at(token, this.#clause());
  }

  #at(token: Token, filter: Filter): Filter {
    this.#tokens.set(filter, token);
    return filter;
  }

  #clause(): Filter {
    const reader = this.#reader;
    for (const which of ['first', 'last'] as const) if (reader.takes(which)) return this.#edge(which);
    if (reader.takes('did')) return { type: 'event', ...this.#events(), ...this.#measured() };
    if (reader.takes('sequence')) return this.#sequence();
    if (reader.takes('score')) {
      const score = reader.oneOf(['recency', 'frequency', 'monetary']);
      reader.needs('of');
      return { type: 'score', score, ...this.#events(), test: this.#numberTest() };
    }
    if (reader.takes('attribute')) return { type: 'attribute', name: reader.name(), test: readTest(reader) };
    if (reader.takes('tag')) return { type: 'tag', tag: reader.name() };
    if (reader.takes('consent')) return { type: 'consent', ...this.#purposeBy('to') };
    if (reader.takes('reachable')) return { type: 'reachable', ...this.#purposeBy('for') };
    if (reader.takes('cohort')) return { type: 'cohort', cohort: reader.name() };
    if (reader.takes('audience')) return { type: 'audience', audience: reader.name() };
    if (reader.takes('message')) return this.#message();
    if (!reader.takes('run')) return reader.fail(clauses);
    const run = reader.name();
    const node = reader.takes('step') ? reader.name() : null;
    return { type: 'run', run, node, outcome: reader.takes('outcome') ? reader.name() : null };
  }

  #purposeBy(word: 'to' | 'for'): { readonly channel: string; readonly purpose: string } {
    this.#reader.needs(word);
    const purpose = this.#reader.name();
    this.#reader.needs('by');
    return { channel: this.#reader.name(), purpose };
  }

  #message(): Filter {
    const reader = this.#reader;
    reader.needs('of');
    const run = reader.name();
    reader.needs('step');
    const node = reader.name();
    reader.needs('is');
    const states: MessageState[] = [];
    if (!reader.takes('nothing'))
      do states.push(reader.oneOf(messageStates));
      while (reader.takes(','));
    return { type: 'message', run, node, states };
  }

  #edge(which: 'first' | 'last'): Filter {
    const reader = this.#reader;
    const events = this.#events();
    if (reader.takes('has')) return { type: 'eventProperty', which, ...events, property: reader.name(), test: readTest(reader) };
    reader.needs('was');
    const test = readTest(reader);
    return isDateTest(test) ? { type: 'eventDate', which, ...events, test } : reader.fail('a test of a day');
  }

  #sequence(): Filter {
    const reader = this.#reader;
    const events = this.#events();
    const steps: SequenceStep[] = [];
    do {
      reader.needs('then');
      const absent = reader.takes('not');
      const match = this.#match();
      reader.needs('within');
      const count = reader.number();
      const unit = reader.oneOf(['minutes', 'minute', 'hours', 'hour', 'days', 'day', 'weeks', 'week']);
      steps.push({ ...match, absent, within: { count, unit: singular[unit] }, same: reader.takes('same') ? this.#names() : [] });
    } while (reader.sees('then'));
    return { type: 'sequence', ...events, steps };
  }

  #names(): readonly string[] {
    const names: string[] = [];
    do names.push(this.#reader.name());
    while (this.#reader.takes(','));
    return names;
  }

  #events(): EventsInWindow {
    return { ...this.#match(), window: readWindow(this.#reader) };
  }

  #match(): EventMatch {
    const reader = this.#reader;
    const event = reader.name();
    const where: PropertyTest[] = [];
    if (!reader.takes('[')) return { event, where };
    do {
      const property = reader.name();
      const test = readTest(reader);
      where.push(isDateTest(test) ? reader.fail('a test of a value') : { property, test });
    } while (reader.takes(','));
    reader.needs(']');
    return { event, where };
  }

  #measured(): { readonly measure: Measure; readonly test: NumberTest } {
    const measure = this.#measure();
    return measure === null ? { measure: { type: 'count' }, test: { op: '>=', value: 1 } } : { measure, test: this.#numberTest() };
  }

  /** Null where the clause ends: at least once. */
  #measure(): Measure | null {
    const reader = this.#reader;
    if (reader.takes('count')) return { type: 'count' };
    if (reader.takes('days')) {
      if (!reader.takes('since')) return { type: 'days' };
      return { type: reader.oneOf(['first', 'last']) === 'first' ? 'firstDaysAgo' : 'lastDaysAgo' };
    }
    for (const type of ['sum', 'average', 'minimum', 'maximum'] as const)
      if (reader.takes(type)) return reader.takes('of') ? { type, property: reader.name() } : { type };
    if (!reader.takes('distinct')) return null;
    reader.needs('of');
    return { type: 'distinct', property: reader.name() };
  }

  #numberTest(): NumberTest {
    const op = this.#reader.oneOf(numberOperators);
    return { op, value: this.#reader.number() };
  }
}

const singular: Readonly<Record<Duration['unit'] | `${Duration['unit']}s`, Duration['unit']>> = {
  minute: 'minute',
  minutes: 'minute',
  hour: 'hour',
  hours: 'hour',
  day: 'day',
  days: 'day',
  week: 'week',
  weeks: 'week',
};
