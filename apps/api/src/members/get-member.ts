import { listAttributes, listIdentities, listMergeCases } from '@magpie/db';
import { sql } from 'kysely';
import { z } from 'zod';
import { countField } from '../fields.ts';
import { workspaceProcedure } from '../trpc.ts';
import { personOf } from './person-of.ts';

const shownMerges = 50;

/** Who somebody is: names, addresses and consent, attributes with their types, tags, cohorts, who brought them, and who was found to be them. */
export const getMember = workspaceProcedure('view')
  .input(z.object({ memberNo: countField }))
  .query(async ({ ctx, input }) => {
    const { db, workspaceId } = ctx;
    const { no, numbers, member } = await personOf(db, workspaceId, input.memberNo);
    const among = sql`any(${[...numbers]}::int[])`;
    const [identities, definitions, merges] = await Promise.all([
      listIdentities(db, workspaceId, no),
      listAttributes(db, workspaceId),
      listMergeCases(db, workspaceId, { state: 'merged', memberNo: no, limit: shownMerges }),
    ]);
    const addresses = await sql<{ channel: string; value: string; since: Date }>`
      select channel, value, occurred_at as since from address where workspace_id = ${workspaceId} and member_no = ${no} order by channel`.execute(
      db,
    );
    const consents = await sql<{ channel: string; purpose: string; given: boolean; since: Date }>`
      select distinct on (channel, purpose) channel, purpose, given, occurred_at as since from consent_change
      where workspace_id = ${workspaceId} and member_no = ${among} order by channel, purpose, occurred_at desc, sequence desc`.execute(db);
    const tags = await sql<{ tag: string }>`
      select tag from tag_block where workspace_id = ${workspaceId} and block = ${no >> 10} and get_bit(members, ${no & 1_023}) = 1 order by tag`.execute(
      db,
    );
    const cohorts = await sql<{ id: string; name: string }>`
      select distinct c.id, c.name from unnest(${[...numbers]}::int[]) n
      join cohort_block b on b.workspace_id = ${workspaceId} and b.block = n >> 10 and get_bit(b.members, n & 1023) = 1
      join cohort c on c.workspace_id = b.workspace_id and c.id = b.cohort_id order by c.name, c.id`.execute(db);
    const referrers = await sql<{ memberNo: number; name: string }>`
      select m.no as "memberNo", coalesce(m.attributes ->> 'name', m.external_id) as name from referral r
      join member m on m.workspace_id = r.workspace_id and m.no = r.referrer_no
      where r.workspace_id = ${workspaceId} and r.member_no = ${no}`.execute(db);
    const types = new Map(definitions.map((definition) => [definition.name, definition]));
    return {
      memberNo: no,
      ...member,
      identities: identities.map(({ source, value, since }) => ({ source, value, since: since.getTime() })),
      attributes: Object.entries(member.attributes)
        .map(([name, value]) => {
          const is = types.get(name);
          return { name, value, type: is?.type ?? null, declared: is?.declared ?? false, titleZh: is?.titleZh ?? null, titleEn: is?.titleEn ?? null };
        })
        .toSorted((left, right) => left.name.localeCompare(right.name)),
      addresses: addresses.rows.map(({ since, ...row }) => ({ ...row, since: since.getTime() })),
      consents: consents.rows.map(({ since, ...row }) => ({ ...row, since: since.getTime() })),
      tags: tags.rows.map(({ tag }) => tag),
      cohorts: cohorts.rows,
      referrer: referrers.rows[0] ?? null,
      merges: merges.map(({ from, into, reason, evidence, occurredAt, decidedBy }) => {
        const { no: otherNo, externalId, name } = from.no === no ? into : from;
        return {
          other: { no: otherNo, externalId, name },
          reason: String(reason),
          source: evidence.source ?? '',
          value: evidence.value ?? '',
          occurredAt,
          byHand: decidedBy !== null,
        };
      }),
    };
  });
