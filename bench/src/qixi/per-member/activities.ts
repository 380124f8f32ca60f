import type { Database } from '@magpie/db';
import { sql } from 'kysely';

export interface PerMemberActivities {
  sendMessage(memberNo: number, step: number): Promise<void>;
  checkBought(memberNo: number): Promise<boolean>;
  saveToCohort(memberNo: number): Promise<void>;
  grantCoupon(memberNo: number): Promise<void>;
}

/** What each step really writes: one row, under a key, in its own transaction. */
export function perMemberActivities(db: Database): PerMemberActivities {
  const insert = async (kind: string, memberNo: number): Promise<void> => {
    await sql`insert into per_member_row (kind, member_no) values (${kind}, ${memberNo}) on conflict do nothing`.execute(db);
  };
  return {
    sendMessage: (memberNo, step) => insert(`send-${step}`, memberNo),
    checkBought: async (memberNo) => memberNo % 4 === 0,
    saveToCohort: (memberNo) => insert('cohort', memberNo),
    grantCoupon: (memberNo) => insert('coupon', memberNo),
  };
}
