import { expect, it } from 'vitest';
import { benchQixi } from './bench-qixi.ts';

const members = 5_000;

/** Seconds are not looked at: they belong to the machine. */
it('compares the same flow on both sides: everything sent and accounted for, and far less written than by rows', async () => {
  const { reconciled, ours, rowPerMember, onTemporal, oneWorkflowPerMember } = await benchQixi({ members, workflows: 0, withTemporal: false });
  expect(reconciled).toBe(true);
  expect(ours.enrolled).toBe(members);
  expect(ours.waves.map(({ messages }) => messages > 0)).toEqual([false, true, true, true, false, false]);
  expect(ours.sends.delivered + ours.sends.failed).toBe(ours.sends.intended);
  // Arms are drawn by another hash there: the share is the same, the people are not.
  expect(Math.abs(rowPerMember.messages / ours.sends.intended - 1)).toBeLessThan(0.05);
  expect(rowPerMember.walBytesPerMember / ours.walBytesPerMember.withoutSending).toBeGreaterThan(5);
  expect([onTemporal, oneWorkflowPerMember]).toEqual([null, null]);
}, 600_000);
