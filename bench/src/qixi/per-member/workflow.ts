import { proxyActivities, sleep } from '@temporalio/workflow';
import type { PerMemberActivities } from './activities.ts';

const { sendMessage, checkBought, saveToCohort, grantCoupon } = proxyActivities<PerMemberActivities>({ startToCloseTimeout: '1 minute' });

/** The Qixi flow the way of one workflow per member: four timers, three messages, a check, a cohort and a coupon. */
export async function memberJourney(memberNo: number): Promise<void> {
  for (const step of [0, 1, 2]) {
    await sleep(50);
    await sendMessage(memberNo, step);
  }
  if (!(await checkBought(memberNo))) return;
  await saveToCohort(memberNo);
  await sleep(50);
  await grantCoupon(memberNo);
}
