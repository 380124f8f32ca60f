import { compileJourney } from '@magpie/journey';
import { kinds, qixiJourney } from '@magpie/nodes';
import { expect, it } from 'vitest';
import { flowReach } from './flow-reach.ts';

it('says whom a message does not reach, by the reason that comes first in the gate', async () => {
  const compiled = compileJourney(qixiJourney({ id: 'q', locale: 'en' }), kinds);
  if (!compiled.ok) throw new Error('The template compiles');
  const nodes = await flowReach(compiled.value, async (filter, options) =>
    JSON.stringify(filter).includes('"consent"') ? 700 : options === undefined ? 1_000 : 900,
  );
  const message = nodes['sms-14'];
  const reach = message?.reach ?? 0;
  const { intended = 0, unreachable = 0 } = message?.byOutcome ?? {};
  expect(intended + unreachable).toBe(reach);
  expect(unreachable).toBeGreaterThan(0);
  expect(message?.excluded).toEqual({ 'no-address': Math.round(unreachable / 3), 'no-consent': unreachable - Math.round(unreachable / 3) });
});
