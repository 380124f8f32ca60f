import type { AttributeTest, Filter, ValueTest, Window } from '@magpie/audience';

/** Operators that the form has a control for. */
export const formOperators = [
  '=',
  '!=',
  '>=',
  '>',
  '<=',
  '<',
  'in',
  'notIn',
  'contains',
  'notContains',
  'startsWith',
  'endsWith',
  'matches',
  'exists',
  'empty',
] as const satisfies readonly ValueTest['op'][];

export type FormTest = Extract<ValueTest, { readonly op: (typeof formOperators)[number] }>;
type Fitting = Exclude<Filter, { readonly type: 'eventProperty' | 'eventDate' | 'sequence' | 'score' | 'run' | 'message' | 'audience' }>;

/** Whether the form has a control for each part of a clause; what it has none for is shown as a sentence and kept as it is. */
export function fitsForm(clause: Filter): clause is Fitting {
  switch (clause.type) {
    case 'attribute':
      return isFormTest(clause.test);
    case 'event':
      return isFormWindow(clause.window) && isFormMeasure(clause) && clause.where.every(({ test }) => isFormTest(test));
    case 'eventProperty':
    case 'eventDate':
    case 'sequence':
    case 'score':
    case 'run':
    case 'message':
    case 'audience':
      return false;
    default:
      return true;
  }
}

/** Whether the form has controls for a test. */
export function isFormTest(test: AttributeTest): test is FormTest {
  return formOperators.some((op) => op === test.op);
}

function isFormWindow(window: Window): boolean {
  if (window.type === 'rolling') return 'days' in window;
  if (window.type === 'absolute') return window.zone === undefined && ![window.from, window.to].some((at) => at?.includes('T') === true);
  return window.type === 'ever' || window.type === 'anchor';
}

function isFormMeasure({ measure }: Filter & { readonly type: 'event' }): boolean {
  return ['count', 'sum', 'firstDaysAgo', 'lastDaysAgo'].includes(measure.type) && !('property' in measure);
}
