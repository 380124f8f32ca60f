import { compileJourney } from '@magpie/journey';
import { walkPerson } from '@magpie/journey/walk';
import { hourMs } from '@magpie/kit';
import { kinds } from '@magpie/nodes';
import { templates } from '@magpie/nodes/templates';
import { expect, it } from 'vitest';
import type { Deed } from './deed.ts';
import { aboutIt, enteringFact, entersAbout } from '@magpie/journey/walk';
import { newcomer, personOf } from './subject.ts';

const compiled = compileJourney(templates['abandoned-cart'].draw({ id: 'abandoned-cart', locale: 'en', shop: 'Tea House' }), kinds);
if (!compiled.ok) throw new Error('The template compiles');
const plan = compiled.value;
const startAt = Date.parse('2027-03-01T10:00+08:00');

function outcomes(cart: string): readonly string[] {
  const waits = plan.ops.find((op) => op.op === 'awaitEvent');
  const { key, properties } = aboutIt(waits?.op === 'awaitEvent' ? (waits.key ?? null) : null, cart);
  const bought: Deed = { id: 1, event: 'Order Completed', occurredAt: startAt + hourMs / 2, key: key ?? '', value: 9_900, properties };
  const scene = { plan, zone: 'Asia/Shanghai', anchorDates: [], deeds: [bought], about: 'cart-1', startAt };
  const person = personOf({ type: 'invented', invented: newcomer }, scene);
  const { steps } = walkPerson(plan, person, { startAt, until: startAt + 1e11, enterAsOf: startAt, sending: null });
  return steps.map(({ outcome }) => outcome);
}

it('enters about a cart, so that the order of this very cart is the one waited for', () => {
  expect(entersAbout(plan)).toBe(true);
  expect(enteringFact(plan, { about: 'cart-1', at: startAt })?.occurredAt).toBe(startAt);
  expect(outcomes('cart-1')).toContain('matched');
  expect(outcomes('cart-2')).not.toContain('matched');
});
