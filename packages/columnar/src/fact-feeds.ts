/** How the rows of one table come from PostgreSQL, as a JSON list of objects, into DuckDB. */
export interface FactFeed {
  readonly table: string;
  /** Columns `as` short names, over the rows `f`. */
  readonly columns: string;
  /** DuckDB's name for the shape of one object. */
  readonly shape: string;
  /** Expressions over the object `r`, in the order of the table's columns behind the workspace. */
  readonly into: string;
}

const at = '(extract(epoch from f.occurred_at) * 1000)::bigint as o';

/** A value with its kind and text; `e` names the object. */
const value = (kind: string, text: string): string =>
  `struct_pack(k := ${kind}, t := ${text}, n := case when ${kind} = 'number' then try_cast(${text} as double) end)`;

/** Facts with a sequence number, in the tables of that name. */
export const factFeeds: readonly FactFeed[] = [
  {
    table: 'event',
    columns: `f.sequence as s, f.member_no as m, f.name as e, f.value as v, ${at}, case when f.properties <> '{}' then (
      select json_agg(json_build_array(p.key, jsonb_typeof(p.value), p.value #>> '{}')) from jsonb_each(f.properties) p) end as p`,
    shape: '{"s":"BIGINT","m":"INTEGER","e":"VARCHAR","v":"BIGINT","o":"BIGINT","p":[["VARCHAR"]]}',
    into: `r.s, r.m, r.e, r.v, map_from_entries(list_transform(coalesce(r.p, []), lambda p: struct_pack(k := p[1], v := ${value('p[2]', 'p[3]')}))), r.o`,
  },
  {
    table: 'attribute_change',
    columns: `f.sequence as s, f.member_no as m, f.name as e, jsonb_typeof(f.value) as k, f.value #>> '{}' as t, ${at}`,
    shape: '{"s":"BIGINT","m":"INTEGER","e":"VARCHAR","k":"VARCHAR","t":"VARCHAR","o":"BIGINT"}',
    into: `r.s, r.m, r.e, ${value('r.k', 'r.t')}, r.o`,
  },
  {
    table: 'tag_change',
    columns: `f.sequence as s, f.member_no as m, f.tag as e, f.present as g, ${at}`,
    shape: '{"s":"BIGINT","m":"INTEGER","e":"VARCHAR","g":"BOOLEAN","o":"BIGINT"}',
    into: 'r.s, r.m, r.e, r.g, r.o',
  },
  {
    table: 'consent_change',
    columns: `f.sequence as s, f.member_no as m, f.channel as e, f.purpose as p, f.given as g, ${at}`,
    shape: '{"s":"BIGINT","m":"INTEGER","e":"VARCHAR","p":"VARCHAR","g":"BOOLEAN","o":"BIGINT"}',
    into: 'r.s, r.m, r.e, r.p, r.g, r.o',
  },
];
