import { dayMs } from '@magpie/kit';
import type { ExpectedEntries } from './expected-entries.ts';
import type { LateShop, Subject } from './late-shop.ts';

/** What a reader would get wrong about a goal that is counted from each one's own entry. */
export type GoalBreach = 'counts-what-one-entered-by' | 'counts-from-the-start' | 'closes-a-day-late' | 'counts-open-windows';

/** Of each enrolment of a subject, as the journey's goal counts: whether its window goes on when the shop closes, and how many times it was met. */
export function expectedGoal(
  { plan: { goal }, startAt, until }: LateShop,
  { subject, lives }: { readonly subject: Subject; readonly lives: ExpectedEntries['lives'] },
  broken: GoalBreach | null = null,
): readonly { readonly isOpen: boolean; readonly orders: number }[] {
  if (goal === null) throw new Error('The shop has a goal');
  const seen = new Map(
    subject.deeds.flatMap(({ arrivesAt, input }) =>
      input.type === 'event' && input.name === goal.event && arrivesAt <= until ? [[input.id, input.occurredAt] as const] : [],
    ),
  );
  return lives.map(({ enteredAt }) => {
    const from = broken === 'counts-from-the-start' ? startAt : enteredAt;
    const to = from + (goal.windowDays + (broken === 'closes-a-day-late' ? 1 : 0)) * dayMs;
    const isOpen = broken !== 'counts-open-windows' && to > until;
    const isIn = (at: number): boolean => at < to && (broken === 'counts-what-one-entered-by' ? at >= from : at > from);
    return { isOpen, orders: isOpen ? 0 : [...seen.values()].filter(isIn).length };
  });
}
