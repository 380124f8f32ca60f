import type { Anchor } from '@magpie/calendar';
import type { Problem } from '@magpie/kit';
import type { ZodType } from 'zod';
import type { JourneyNode } from './document.ts';
import type { Moment, Op } from './plan/plan.ts';
import type { WorkspaceFacts } from './workspace-facts.ts';

/** An op as a kind writes it: `next` names output ports instead of op indexes; ids, node and `records` are filled by the compiler. */
export type DraftOp = Op extends infer Each
  ? Each extends { next: infer Next }
    ? Omit<Each, 'id' | 'node' | 'records' | 'next'> & { readonly next: { readonly [Outcome in keyof Next]: string } }
    : Omit<Each, 'id' | 'node' | 'records'>
  : never;

/** What a node kind answers for itself. Data and pure functions; no I/O, no text. */
export interface Kind<Config> {
  readonly type: string;
  /** Counts up when the config's shape changes; `upgrade[n]` turns version n into n + 1. */
  readonly version: number;
  readonly config: ZodType<Config>;
  /** A complete config for a freshly dropped node. */
  readonly initial: Config;
  readonly role: 'entry' | 'step' | 'end';
  /** Whether the step may carry a `when`. */
  readonly timed: boolean;
  /** Output ports in drawing order; may depend on the config (arms, cases). */
  ports(config: Config): readonly string[];
  /** Ports that may stay unwired without a word: the kind says in `compile` where their people go. */
  optionalPorts?(config: Config): readonly string[];
  /** What the author calls a port (an arm, a case); null where the kind's words name it. */
  portName?(config: Config, port: string): string | null;
  /** Problems of this node alone; paths start inside the config. */
  check(config: Config, context: CheckContext): readonly Omit<Problem, 'node'>[];
  /** The config with a problem mended, where there is one obvious way; else null. Words under `fix.<code>`. */
  fix?(config: Config, problem: OwnProblem, workspace: WorkspaceFacts): Config | null;
  /** One op (a `when` in front of it is the compiler's business). Called only when `check` found no error. */
  compile(config: Config, context: CompileContext): DraftOp;
  readonly upgrade: Readonly<Record<number, (config: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>>>;
  /** The anchor the whole journey is tied to, for the entry kinds that set one. */
  anchor?(config: Config): Anchor | null;
  /** The config with its own days moved, for kinds that have some; a config that its schema refuses means that it cannot be moved so far. */
  moveDays?(config: Config, days: number): Config;
  /** Whether enrolments are about something that later steps can go by, for the entry kinds: a cart, an order. */
  hasKey?(config: Config): boolean;
  /** When everyone enters, for the entry kinds that know it: no step can come before. */
  starts?(config: Config): Moment | null;
}

export interface CheckContext {
  readonly node: JourneyNode;
  readonly anchor: Anchor | null;
  /** Whether the journey's entry says what an enrolment is about. */
  readonly hasKey: boolean;
  readonly workspace: WorkspaceFacts;
}

/** A problem as its kind told it: the path starts inside the config. */
export type OwnProblem = Pick<Problem, 'code' | 'path' | 'parameters'>;

export interface CompileContext {
  readonly node: JourneyNode;
  readonly anchor: Anchor | null;
  /** Ports that are wired; an unwired optional port ends the enrolment. */
  readonly wired: ReadonlySet<string>;
}

/**
 * Kinds by their `type`. Handed to check and compile; packages/nodes holds the one real registry. A config is handed to a kind only after the
 * kind's own schema has read it.
 */
export type KindRegistry = Readonly<Record<string, Kind<unknown>>>;
