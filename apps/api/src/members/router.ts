import { decideMerge, listIdentities, listMergeCases } from '@magpie/db';
import { readPeople } from '@magpie/engine';
import { sql } from 'kysely';
import { z } from 'zod';
import { countField, textField } from '../fields.ts';
import { Refused } from '../refusals.ts';
import { router, workspaceProcedure } from '../trpc.ts';
import { collectMember } from './collect-member.ts';
import { eraseMemberProcedure } from './erase-member.ts';
import { explainMembership } from './explain-membership.ts';
import { getMember } from './get-member.ts';
import { listMembers } from './list-members.ts';
import { memberRuns } from './member-runs.ts';
import { memberTimeline } from './member-timeline.ts';

const found = 20;

/** Members one of whose ids or whose name begins with a text, the shortest ids first; without a text, the first of all. */
const search = workspaceProcedure('view')
  .input(z.object({ text: textField(200) }))
  .query(async ({ ctx, input }) => {
    const { rows } = await sql<{ memberNo: number; externalId: string; name: string | null }>`
      select no as "memberNo", external_id as "externalId", attributes->>'name' as name from member
      where workspace_id = ${ctx.workspaceId} and alias_of is null and erased_at is null
        and (${input.text} = '' or starts_with(external_id, ${input.text}) or starts_with(attributes->>'name', ${input.text})
          or no in (select coalesce(m.alias_of, m.no) from member_identity i join member m on m.workspace_id = i.workspace_id and m.no = i.member_no
            where i.workspace_id = ${ctx.workspaceId} and i.value = ${input.text}))
      order by length(external_id), external_id limit ${found}`.execute(ctx.db);
    return rows;
  });

/** Somebody: the first member from a random number on. Null in a workspace without members. */
const anyone = workspaceProcedure('view').query(async ({ ctx }) => {
  const someone = sql`no, external_id, attributes from member where workspace_id = ${ctx.workspaceId} and alias_of is null and erased_at is null`;
  const { rows } = await sql<{ memberNo: number; externalId: string; name: string | null }>`
    select no as "memberNo", external_id as "externalId", attributes->>'name' as name from (
      (select 0 as turn, ${someone} and no >= (select floor(random() * (max(no) + 1)) from member where workspace_id = ${ctx.workspaceId}) order by no limit 1)
      union all (select 1, ${someone} order by no limit 1)
    ) either order by turn limit 1`.execute(ctx.db);
  return rows[0] ?? null;
});

const shownEvents = 2_000;

/** Everything known of one member, as a journey's conditions see it; of very many events the newest. */
const facts = workspaceProcedure('view')
  .input(z.object({ memberNo: countField }))
  .query(async ({ ctx, input }) => {
    const [person] = await readPeople(ctx.db, ctx.workspaceId, [input.memberNo]);
    if (!person) throw new Refused('not-found');
    return { ...person, facts: { ...person.facts, events: person.facts.events.slice(-shownEvents) } };
  });

/** Every id by which a member is known, those of whoever was merged into him among them. */
const identities = workspaceProcedure('view')
  .input(z.object({ memberNo: countField }))
  .query(({ ctx, input }) => listIdentities(ctx.db, ctx.workspaceId, input.memberNo));

const shownMerges = 200;

/** Who was joined and why, who waits for a decision, who are two people; of one member alone where a number is given. */
const merges = workspaceProcedure('view')
  .input(z.object({ state: z.enum(['merged', 'held', 'apart']), memberNo: countField.optional() }))
  .query(({ ctx, input: { state, memberNo } }) =>
    listMergeCases(ctx.db, ctx.workspaceId, { state, limit: shownMerges, ...(memberNo === undefined ? {} : { memberNo }) }),
  );

/** Decides whether two who may be one person are. */
const decide = workspaceProcedure('edit')
  .input(z.object({ mergeId: z.string().regex(/^\d{1,18}$/), decision: z.enum(['merge', 'apart']) }))
  .mutation(async ({ ctx, input: { mergeId, decision } }) => {
    const decided = await decideMerge(ctx.db, ctx.workspaceId, { id: mergeId, decision, userId: ctx.user.id });
    if (!decided.ok) throw new Refused(decided.refusal);
    return { state: decided.value };
  });

export const membersRouter = router({
  search,
  anyone,
  facts,
  identities,
  merges,
  decide,
  list: listMembers,
  get: getMember,
  timeline: memberTimeline,
  runs: memberRuns,
  explain: explainMembership,
  collect: collectMember,
  erase: eraseMemberProcedure,
});
