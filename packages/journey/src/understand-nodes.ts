import type { Anchor } from '@magpie/calendar';
import type { Problem } from '@magpie/kit';
import { z } from 'zod';
import type { JourneyDocument, JourneyNode } from './document.ts';
import type { CheckContext, CompileContext, DraftOp, Kind, KindRegistry } from './kind.ts';
import type { Moment } from './plan/plan.ts';

/** A node whose kind and config are known to fit, with its kind's answers bound to that config. */
export interface UnderstoodNode {
  readonly node: JourneyNode;
  readonly role: 'entry' | 'step' | 'end';
  readonly timed: boolean;
  readonly ports: readonly string[];
  readonly optionalPorts: readonly string[];
  readonly anchor: Anchor | null;
  readonly starts: Moment | null;
  readonly hasKey: boolean;
  portName(port: string): string | null;
  check(context: CheckContext): readonly Omit<Problem, 'node'>[];
  compile(context: CompileContext): DraftOp;
}

/** How a kind's schema names a problem of its own: the `params` of a custom issue. */
const ownProblem = z.object({ problem: z.string(), parameters: z.record(z.string(), z.union([z.string(), z.number()])) });

/** Asks the registry about every node. What it does not understand comes back as problems. */
export function understandNodes(
  document: JourneyDocument,
  kinds: KindRegistry,
): { readonly understood: ReadonlyMap<string, UnderstoodNode>; readonly problems: readonly Problem[] } {
  const understood = new Map<string, UnderstoodNode>();
  const problems: Problem[] = [];
  for (const node of document.nodes) {
    const kind = Object.hasOwn(kinds, node.type) ? kinds[node.type] : undefined;
    if (!kind) {
      problems.push(nodeProblem('journey.unknown-kind', node, [], { type: node.type }));
      continue;
    }
    if (node.version !== kind.version) {
      problems.push(nodeProblem('journey.kind-too-new', node, [], { version: node.version, known: kind.version }));
      continue;
    }
    const bound = boundOnce(kind, node);
    if ('node' in bound) understood.set(node.id, bound);
    else problems.push(...bound);
  }
  return { understood, problems };
}

/** A node that nobody has edited is understood as before: with hundreds of them, a key changes one. */
function boundOnce(kind: Kind<unknown>, node: JourneyNode): UnderstoodNode | readonly Problem[] {
  const known = bindings.get(node);
  if (known?.kind === kind) return known.bound;
  const bound = bind(kind, node);
  bindings.set(node, { kind, bound });
  return bound;
}

const bindings = new WeakMap<JourneyNode, { readonly kind: Kind<unknown>; readonly bound: UnderstoodNode | readonly Problem[] }>();

function bind<Config>(kind: Kind<Config>, node: JourneyNode): UnderstoodNode | Problem[] {
  const parsed = kind.config.safeParse(node.config);
  if (!parsed.success) {
    return parsed.error.issues.slice(0, 20).map((issue) => {
      const path = ['config', ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
      const own = issue.code === 'custom' ? ownProblem.safeParse(issue.params).data : undefined;
      return own ? nodeProblem(own.problem, node, path, own.parameters) : nodeProblem('journey.config-malformed', node, path, { reason: issue.code });
    });
  }
  const config = parsed.data;
  return {
    node,
    role: kind.role,
    timed: kind.timed,
    ports: kind.ports(config),
    optionalPorts: kind.optionalPorts?.(config) ?? [],
    portName: (port) => kind.portName?.(config, port) ?? null,
    anchor: kind.anchor?.(config) ?? null,
    starts: kind.starts?.(config) ?? null,
    hasKey: kind.hasKey?.(config) ?? false,
    check: checkedOnce((context) => kind.check(config, context)),
    compile: (context) => kind.compile(config, context),
  };
}

type Check = UnderstoodNode['check'];

/** The answer to the last question, as long as nothing in it is another. */
function checkedOnce(check: Check): Check {
  let last: { readonly context: CheckContext; readonly problems: ReturnType<Check> } | null = null;
  return (context) => {
    if (last === null || !isSame(last.context, context)) last = { context, problems: check(context) };
    return last.problems;
  };
}

function isSame(one: CheckContext, other: CheckContext): boolean {
  return one.node === other.node && one.anchor === other.anchor && one.hasKey === other.hasKey && one.workspace === other.workspace;
}

function nodeProblem(code: string, node: JourneyNode, path: Problem['path'], parameters: Problem['parameters']): Problem {
  return { code, severity: 'error', node: node.id, path, parameters };
}
