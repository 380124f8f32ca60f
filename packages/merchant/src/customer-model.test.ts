import { dayMs } from '@magpie/kit';
import { describe, expect, it } from 'vitest';
import { baseProbability, customerModel, type ModelledMember, plannedEvents, responseEvents, statedResponse } from './index.ts';

const anchorAt = Date.parse('2027-08-08T00:00:00+08:00');
const model = customerModel({ seed: 'seed', anchorAt });
const members = Array.from({ length: 20_000 }, (_, no): ModelledMember => ({
  no,
  externalId: `m${no}`,
  orders: 1 + (no % 5),
  spentMinor: 12_000 * (1 + (no % 5)),
}));
const goal = { from: anchorAt - 14 * dayMs, to: anchorAt + dayMs };

describe('customerModel', () => {
  it('adds exactly the stated uplift to whoever was sent a message, whatever their base', () => {
    const baseline = plannedEvents(model, members, goal).length / members.length;
    const response = responseEvents(model, members, goal.from).length / members.length;
    const base = members.reduce((sum, member) => sum + baseProbability(member), 0) / members.length;
    // Four standard errors of a share of 20,000.
    expect(Math.abs(baseline - base)).toBeLessThan(4 * Math.sqrt((base * (1 - base)) / members.length));
    expect(Math.abs(response - statedResponse.uplift)).toBeLessThan(
      4 * Math.sqrt((statedResponse.uplift * (1 - statedResponse.uplift)) / members.length),
    );
  });

  it('lets nobody buy twice inside the goal window, so that buyers are countable as people', () => {
    for (const member of members.slice(0, 5000)) expect(model.plan(member, goal).length).toBeLessThanOrEqual(1);
  });

  it('puts responses on the day, after the morning message', () => {
    for (const { occurredAt } of responseEvents(model, members, goal.from)) {
      expect(occurredAt).toBeGreaterThanOrEqual(anchorAt + dayMs * (10 / 24));
      expect(occurredAt).toBeLessThan(anchorAt + dayMs);
    }
    expect(responseEvents(model, members, anchorAt + dayMs)).toEqual([]);
  });

  it('draws by seed and member alone: any order, any window, the same people', () => {
    const whole = { from: goal.from, to: goal.to + 60 * dayMs };
    const all = members.slice(0, 500).flatMap((member) => model.plan(member, whole));
    const reversed = members
      .slice(0, 500)
      .toReversed()
      .flatMap((member) => customerModel({ seed: 'seed', anchorAt }).plan(member, whole));
    expect(reversed.toSorted((left, right) => left.id.localeCompare(right.id))).toEqual(
      all.toSorted((left, right) => left.id.localeCompare(right.id)),
    );
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    const halves = members
      .slice(0, 500)
      .flatMap((member) => [...model.plan(member, { from: whole.from, to: anchorAt }), ...model.plan(member, { from: anchorAt, to: whole.to })]);
    expect(halves.length).toBe(all.length);
    const others = members.slice(0, 500).flatMap((member) => customerModel({ seed: 'other', anchorAt }).plan(member, whole));
    expect(others.map(({ memberNo }) => memberNo)).not.toEqual(all.map(({ memberNo }) => memberNo));
  });
});
