import type { Plan } from '../plan/plan.ts';
import type { EnrolmentRun } from '../plan/run-enrolment.ts';

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
}

interface PopulationPath {
  readonly steps: readonly { readonly node: string; readonly outcome: string }[];
  readonly endsAt: string;
  readonly people: number;
}

const listedPaths = 50;

/** Counts enrolments as they come. */
export function populationTally(plan: Plan): { add(run: EnrolmentRun): void; result(): Population } {
  const nodes = new Map<string, { entered: number; here: number; outcomes: Map<string, number> }>();
  const paths = new Map<string, { readonly path: PopulationPath; people: number }>();
  for (const op of plan.ops) {
    const node = nodes.get(op.node) ?? { entered: 0, here: 0, outcomes: new Map<string, number>() };
    nodes.set(op.node, node);
    if ('next' in op && op.records) for (const outcome of Object.keys(op.next)) node.outcomes.set(outcome, 0);
  }
  let people = 0;
  return {
    add: ({ position, transitions }) => {
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
        [...nodes].map(([id, { entered, here, outcomes }]) => [id, { entered, here, outcomes: Object.fromEntries(outcomes) }]),
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
