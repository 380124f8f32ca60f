import type { Plan } from '../plan/plan.ts';
import type { EnrolmentRun } from '../plan/run-enrolment.ts';
import type { ForetoldSend } from './foretell-sends.ts';

/** What became of the people who were walked through a plan. Everybody who came to a node left it by one outcome or is there still. */
export interface Population {
  readonly people: number;
  readonly nodes: Readonly<Record<string, NodePeople>>;
  /** Ways from entry to where they stand at last, the most used first. */
  readonly paths: readonly PopulationPath[];
  /** How many different ways there are, those not listed among them. */
  readonly differentPaths: number;
  /** Outcomes by which nobody left: branches that were not tried. */
  readonly untaken: readonly { readonly node: string; readonly outcome: string }[];
}

interface NodePeople {
  readonly entered: number;
  readonly here: number;
  readonly outcomes: Readonly<Record<string, number>>;
  /** What the gate will say of the messages meant here; null for a step that sends nothing, or when nobody knows the rules. */
  readonly messages: ForetoldMessages | null;
}

/** Messages that go out (held before among them), those of them that are held first, and those kept back by reason. */
export interface ForetoldMessages {
  readonly sent: number;
  readonly held: number;
  readonly kept: Readonly<Record<string, number>>;
}

interface PopulationPath {
  readonly steps: readonly { readonly node: string; readonly outcome: string }[];
  readonly endsAt: string;
  readonly people: number;
}

const listedPaths = 50;

interface Counted {
  entered: number;
  here: number;
  readonly outcomes: Map<string, number>;
  messages: { sent: number; held: number; readonly kept: Map<string, number> } | null;
}

/** Counts enrolments as they come, with what will become of their messages where that is foretold. */
export function populationTally(plan: Plan): { add(run: EnrolmentRun, foretold?: readonly ForetoldSend[]): void; result(): Population } {
  const nodes = new Map<string, Counted>();
  const paths = new Map<string, { readonly path: PopulationPath; people: number }>();
  for (const op of plan.ops) {
    const node: Counted = nodes.get(op.node) ?? { entered: 0, here: 0, outcomes: new Map(), messages: null };
    nodes.set(op.node, node);
    if ('next' in op && op.records) for (const outcome of Object.keys(op.next)) node.outcomes.set(outcome, 0);
  }
  let people = 0;
  return {
    add: ({ position, transitions }, foretold = []) => {
      for (const { op, heldUntil, kept } of foretold) {
        const node = nodes.get(plan.ops[op]?.node ?? '');
        if (!node) continue;
        const messages = (node.messages ??= { sent: 0, held: 0, kept: new Map() });
        if (kept === null) messages.sent += 1;
        else messages.kept.set(kept, (messages.kept.get(kept) ?? 0) + 1);
        if (kept === null && heldUntil !== null) messages.held += 1;
      }
      people += 1;
      const endsAt = plan.ops[position.op]?.node ?? '';
      for (const { node, outcome } of transitions) {
        const counted = nodes.get(node);
        if (!counted) continue;
        counted.entered += 1;
        counted.outcomes.set(outcome, (counted.outcomes.get(outcome) ?? 0) + 1);
      }
      const last = nodes.get(endsAt);
      if (last) {
        last.entered += 1;
        last.here += 1;
      }
      const key = [...transitions.flatMap(({ node, outcome }) => [node, outcome]), endsAt].join('\n');
      const path = paths.get(key) ?? { path: { steps: transitions.map(({ node, outcome }) => ({ node, outcome })), endsAt, people: 0 }, people: 0 };
      path.people += 1;
      paths.set(key, path);
    },
    result: () => ({
      people,
      nodes: Object.fromEntries(
        [...nodes].map(([id, { entered, here, outcomes, messages }]) => [
          id,
          {
            entered,
            here,
            outcomes: Object.fromEntries(outcomes),
            messages: messages === null ? null : { sent: messages.sent, held: messages.held, kept: Object.fromEntries(messages.kept) },
          },
        ]),
      ),
      paths: [...paths.values()]
        .toSorted((left, right) => right.people - left.people)
        .slice(0, listedPaths)
        .map((counted) => ({ ...counted.path, people: counted.people })),
      differentPaths: paths.size,
      untaken: [...nodes].flatMap(([node, { outcomes }]) => [...outcomes].flatMap(([outcome, count]) => (count === 0 ? [{ node, outcome }] : []))),
    }),
  };
}
