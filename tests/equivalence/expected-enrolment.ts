import { advance, type Answer, type Effect, type Plan, startPosition } from '@magpie/journey/plan';
import type { Instant } from '@magpie/kit';
import { answersOf, type Life, lifeLines, needKey } from './expected-life.ts';
import { anyKey, type LateWorld } from './late-world.ts';

/** One enrolment of a subject, as lines. */
export interface EntryLife extends Life {
  readonly key: string;
  readonly enteredAt: Instant;
}

/** One enrolment, led by `advance` alone. */
export class ExpectedEnrolment {
  readonly key: string;
  readonly enteredAt: Instant;
  readonly #plan: Plan;
  readonly #anyKey: boolean;
  readonly #passed: { readonly node: string; readonly outcome: string; readonly at: Instant; readonly step: Instant }[] = [];
  readonly #effects: Effect[] = [];
  #position;

  constructor(plan: Plan, { key, at, anyKey }: { readonly key: string; readonly at: Instant; readonly anyKey: boolean }) {
    this.key = key;
    this.enteredAt = at;
    this.#plan = plan;
    this.#anyKey = anyKey;
    this.#position = startPosition(at);
  }

  get due(): Instant | null {
    return this.#position.due;
  }

  get leftAt(): Instant | null {
    return this.#plan.ops[this.#position.op]?.op === 'end' ? this.#position.entered : null;
  }

  awaits(names: ReadonlySet<string>): boolean {
    const op = this.#plan.ops[this.#position.op];
    return op?.op === 'awaitEvent' && names.has(op.event);
  }

  step(now: Instant, world: LateWorld): { readonly moved: boolean; readonly effects: readonly Effect[] } {
    const known = new Map<string, Answer>();
    for (;;) {
      const result = advance(this.#plan, this.#position, answersOf(known), now);
      if (result.need) {
        known.set(needKey(result.need), world.answer(result.need, now, this.#anyKey ? anyKey : this.key));
        continue;
      }
      this.#position = result.position;
      this.#passed.push(...result.transitions.map(({ node, outcome, at }) => ({ node, outcome, at, step: now })));
      this.#effects.push(...result.effects);
      return { moved: result.transitions.length > 0, effects: result.effects };
    }
  }

  life(): EntryLife {
    const lines = lifeLines(this.#plan, { passed: this.#passed, effects: this.#effects, position: this.#position });
    return { key: this.key, enteredAt: this.enteredAt, ...lines, ledger: lines.ledger.filter((line) => !line.startsWith('save ')) };
  }

  saves(): readonly string[] {
    return this.#effects.flatMap((effect) => (effect.type === 'save' ? [`save ${this.#plan.ops[effect.op]?.node} ${effect.cohort}`] : []));
  }
}
