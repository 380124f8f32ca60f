import type { Op } from '../plan/plan.ts';

type OpName = Op['op'];

/** An op of which a test says what matters there: `Usual` names the fields that it may leave out. */
type StepOf<Name extends OpName, Usual extends string = never, Each = Extract<Op, { readonly op: Name }>> = Omit<
  Each,
  'id' | 'node' | 'records' | 'next' | Usual
> & { readonly [Field in keyof Each & ('node' | 'records' | Usual)]?: Each[Field] } & (Each extends { readonly next: infer Ways }
    ? { readonly next?: { readonly [Outcome in keyof Ways]?: string } }
    : unknown);

type Step =
  | StepOf<'enter', 'audience' | 'rule' | 'at'>
  | StepOf<'filter'>
  | StepOf<'waitUntil', 'past'>
  | StepOf<'delay'>
  | StepOf<'awaitEvent', 'where' | 'from'>
  | StepOf<'branch'>
  | StepOf<'split', 'holdout'>
  | StepOf<'send', 'channel' | 'purpose' | 'template' | 'sendByHours'>
  | StepOf<'grant'>
  | StepOf<'update', 'addTags' | 'removeTags'>
  | StepOf<'save'>
  | StepOf<'end', 'reason'>;

/** The steps of a plan by their ids, in order. `next` names steps; a way out that it leaves out leads to the step that follows. */
export type Steps = Readonly<Record<string, Step>>;

type WayTo = (id: string | undefined) => number;

/** The ops of a plan for a test: each step is a node of its own unless it names one, and records but for an end. */
export function opsOf(steps: Steps): readonly Op[] {
  const ids = Object.keys(steps);
  return Object.entries(steps).map(([id, step], index) => {
    const base = { id, node: id, records: step.op !== 'end' };
    return opOf(base, step, (to) => {
      const found = to === undefined ? index + 1 : ids.indexOf(to);
      if (found < 0) throw new Error(`${id} leads to ${to}, and there is none`);
      return found;
    });
  });
}

function opOf(base: Pick<Op, 'id' | 'node' | 'records'>, step: Step, way: WayTo): Op {
  switch (step.op) {
    case 'enter':
      return { ...base, audience: null, rule: 'once', at: null, ...step, next: { entered: way(step.next?.entered) } };
    case 'filter':
      return { ...base, ...step, next: { met: way(step.next?.met), unmet: way(step.next?.unmet) } };
    case 'waitUntil':
      return { ...base, past: 'now', ...step, next: { reached: way(step.next?.reached), skipped: way(step.next?.skipped) } };
    case 'delay':
      return { ...base, ...step, next: { reached: way(step.next?.reached) } };
    case 'awaitEvent':
      return { ...base, where: [], from: null, ...step, next: { matched: way(step.next?.matched), timeout: way(step.next?.timeout) } };
    case 'branch':
      return { ...base, ...step, next: waysOf([...step.cases.map(({ outcome }) => outcome), step.otherwise], step.next, way) };
    case 'split':
      return {
        ...base,
        holdout: null,
        ...step,
        next: waysOf(
          step.arms.map(({ outcome }) => outcome),
          step.next,
          way,
        ),
      };
    case 'send':
      return {
        ...base,
        channel: 'sms',
        purpose: 'marketing',
        template: { text: 'Hello' },
        sendByHours: null,
        ...step,
        next: { intended: way(step.next?.intended), unreachable: way(step.next?.unreachable) },
      };
    case 'grant':
      return { ...base, ...step, next: { granted: way(step.next?.granted) } };
    case 'update':
      return { ...base, addTags: [], removeTags: [], ...step, next: { updated: way(step.next?.updated) } };
    case 'save':
      return { ...base, ...step, next: { saved: way(step.next?.saved) } };
    case 'end':
      return { ...base, reason: 'over', ...step };
  }
}

function waysOf(outcomes: readonly string[], named: Readonly<Record<string, string | undefined>> | undefined, way: WayTo) {
  return Object.fromEntries(outcomes.map((outcome) => [outcome, way(named?.[outcome])]));
}
