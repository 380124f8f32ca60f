import { sql } from 'kysely';
import type { Database } from './open-database.ts';

export const attributeTypes = ['text', 'number', 'boolean', 'date', 'instant'] as const;
export type AttributeType = (typeof attributeTypes)[number];

/** What an attribute is: declared by somebody, or inferred from what came. */
export interface AttributeDefinition {
  readonly name: string;
  /** `mixed`: values of several types came; nobody has declared which one is meant. */
  readonly type: AttributeType | 'mixed';
  readonly titleZh: string | null;
  readonly titleEn: string | null;
  readonly declared: boolean;
}

/** The attributes of a workspace by name. */
export async function listAttributes(db: Database, workspaceId: string): Promise<readonly AttributeDefinition[]> {
  const { rows } = await sql<AttributeDefinition>`
    select name, type, title_zh as "titleZh", title_en as "titleEn", declared from attribute_definition
    where workspace_id = ${workspaceId} order by name`.execute(db);
  return rows;
}

/** Declares what an attribute is and what it is called. Values that came before stay as they came. */
export async function declareAttribute(
  db: Database,
  workspaceId: string,
  { name, type, titleZh, titleEn }: Omit<AttributeDefinition, 'declared' | 'type'> & { readonly type: AttributeType },
): Promise<void> {
  await sql`
    insert into attribute_definition (workspace_id, name, type, title_zh, title_en, declared)
    values (${workspaceId}, ${name}, ${type}, ${titleZh}, ${titleEn}, true)
    on conflict (workspace_id, name) do update
      set type = excluded.type, title_zh = excluded.title_zh, title_en = excluded.title_en, declared = true`.execute(db);
}

/** Infers the types of attributes that came by a load past the ingest. */
export async function inferAttributes(db: Database, workspaceId: string): Promise<void> {
  await sql`
    insert into attribute_definition (workspace_id, name, type, declared)
    select ${workspaceId}, name, case
        when count(distinct type) = 1 then min(type)
        when bool_and(type in ('text', 'date', 'instant')) then 'text'
        else 'mixed'
      end, false
    from (select distinct name, value_type(value) as type from attribute_change where workspace_id = ${workspaceId} and value is not null) shown
    group by name
    on conflict do nothing`.execute(db);
}
