import { unreachable } from '@magpie/kit';
import type { EventMatch, Filter, Measure } from '../filter.ts';
import { printTest } from './print-test.ts';
import { printWindow } from './print-window.ts';

/** The filter as text that `parseFilterText` reads back to the same filter; the grammar is in the README. */
export function printFilter(filter: Filter): string {
  return `${printClause(filter, '')}\n`;
}

function printClause(filter: Filter, indent: string): string {
  switch (filter.type) {
    case 'all':
    case 'any': {
      if (filter.of.length < 2) return `${filter.type}(${filter.of.map((clause) => printClause(clause, indent)).join('')})`;
      const joined = `\n${indent}${filter.type === 'all' ? 'and' : 'or'} `;
      return filter.of.map((clause) => printInner(clause, indent)).join(joined);
    }
    case 'not':
      return `not ${printInner(filter.of, indent)}`;
    case 'attribute':
      return `attribute ${quoted(filter.name)} ${printTest(filter.test)}`;
    case 'tag':
      return `tag ${quoted(filter.tag)}`;
    case 'consent':
      return `consent to ${quoted(filter.purpose)} by ${quoted(filter.channel)}`;
    case 'reachable':
      return `reachable for ${quoted(filter.purpose)} by ${quoted(filter.channel)}`;
    case 'event':
      return `did ${printMatch(filter)}${printWindow(filter.window)}${isPlain(filter) ? '' : ` ${printMeasure(filter.measure)} ${filter.test.op} ${number(filter.test.value)}`}`;
    case 'eventProperty':
      return `${filter.which} ${printMatch(filter)}${printWindow(filter.window)} has ${quoted(filter.property)} ${printTest(filter.test)}`;
    case 'eventDate':
      return `${filter.which} ${printMatch(filter)}${printWindow(filter.window)} was ${printTest(filter.test)}`;
    case 'sequence': {
      const steps = filter.steps.map(
        (step) =>
          `\n${indent}  then ${step.absent ? 'not ' : ''}${printMatch(step)} within ${step.within.count} ${step.within.unit}s` +
          (step.same.length === 0 ? '' : ` same ${step.same.map(quoted).join(', ')}`),
      );
      return `sequence ${printMatch(filter)}${printWindow(filter.window)}${steps.join('')}`;
    }
    case 'score':
      return `score ${filter.score} of ${printMatch(filter)}${printWindow(filter.window)} ${filter.test.op} ${number(filter.test.value)}`;
    case 'cohort':
      return `cohort ${quoted(filter.cohort)}`;
    case 'run': {
      const step = filter.node === null ? '' : ` step ${quoted(filter.node)}`;
      return `run ${quoted(filter.run)}${step}${filter.outcome === null ? '' : ` outcome ${quoted(filter.outcome)}`}`;
    }
    case 'message':
      return `message of ${quoted(filter.run)} step ${quoted(filter.node)} is ${filter.states.join(', ') || 'nothing'}`;
    case 'audience':
      return `audience ${quoted(filter.audience)}`;
    default:
      return unreachable(filter);
  }
}

function printInner(filter: Filter, indent: string): string {
  const isGroup = (filter.type === 'all' || filter.type === 'any') && filter.of.length > 1;
  return isGroup ? `(\n${indent}  ${printClause(filter, `${indent}  `)}\n${indent})` : printClause(filter, indent);
}

/** "At least once" needs no words. */
function isPlain({ measure, test }: Filter & { readonly type: 'event' }): boolean {
  return measure.type === 'count' && test.op === '>=' && test.value === 1;
}

function printMatch({ event, where }: EventMatch): string {
  const tests = where.map(({ property, test }) => `${quoted(property)} ${printTest(test)}`).join(', ');
  return `${quoted(event)}${where.length === 0 ? '' : ` [${tests}]`}`;
}

function printMeasure(measure: Measure): string {
  switch (measure.type) {
    case 'firstDaysAgo':
      return 'days since first';
    case 'lastDaysAgo':
      return 'days since last';
    case 'count':
    case 'days':
      return measure.type;
    default:
      return measure.property === undefined ? measure.type : `${measure.type} of ${quoted(measure.property)}`;
  }
}

function number(value: number): string {
  return JSON.stringify(value);
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
