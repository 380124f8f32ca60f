import type { Filter } from '@magpie/audience';
import type { Op, Plan } from '@magpie/journey/plan';
import { compileTemplate } from '@magpie/messaging';

/** What a plan asks of a person: names worth giving to somebody who is made up. */
export interface Asked {
  readonly attributes: readonly string[];
  readonly tags: readonly string[];
  readonly events: readonly string[];
}

export function askedOf(plan: Plan): Asked {
  const attributes = new Set<string>();
  const tags = new Set<string>();
  const events = new Set<string>();
  const read = (filter: Filter): void => {
    if (filter.type === 'all' || filter.type === 'any') filter.of.forEach(read);
    else if (filter.type === 'not') read(filter.of);
    else if (filter.type === 'attribute') attributes.add(filter.name);
    else if (filter.type === 'tag') tags.add(filter.tag);
    else if ('event' in filter) {
      events.add(filter.event);
      if (filter.type === 'sequence') for (const step of filter.steps) events.add(step.event);
    }
  };
  for (const op of plan.ops) {
    for (const filter of filtersOf(op)) read(filter);
    if (op.op === 'awaitEvent') events.add(op.event);
    const template = op.op === 'send' ? compileTemplate(op.template.text) : null;
    if (template?.ok === true) for (const field of template.value.fields) attributes.add(field);
  }
  return { attributes: [...attributes], tags: [...tags], events: [...events] };
}

function filtersOf(op: Op): readonly Filter[] {
  if (op.op === 'enter') return op.audience === null ? [] : [op.audience];
  if (op.op === 'filter') return [op.filter];
  return op.op === 'branch' ? op.cases.map(({ filter }) => filter) : [];
}
