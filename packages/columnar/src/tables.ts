/** Raised whenever the tables change: a file of another format is thrown away and built anew. */
export const columnarFormat = 3;

const value = 'struct(k varchar, t varchar, n double)';

/**
 * The tables of one workspace's file, named as in PostgreSQL, so that one printer of the audience language serves both. Instants are epoch milliseconds. Facts stand
 * under the member whom they count for, whatever number they were recorded under; those of erased members are not here. What is not a fact with a number
 * (cohorts, the history of runs) is asked of PostgreSQL whenever a filter names it.
 *
 * `fed` says what the file holds: all facts of `source` up to `sequence`, and members as of the PostgreSQL snapshot whose oldest running transaction was
 * `changed_from` (null: no members yet), without the events that went by removals up to the number `removals`. `built` is false until it has caught up for the first time.
 */
export const columnarTables: readonly string[] = [
  'create table fed (format integer, source varchar, sequence bigint, changed_from bigint, removals bigint, built boolean)',
  'create table member (workspace_id varchar, no integer, alias_of integer, erased_at bigint, zone varchar)',
  `create table event (workspace_id varchar, sequence bigint, member_no integer, name varchar, value bigint, properties map(varchar, ${value}), occurred_at bigint)`,
  `create table attribute_change (workspace_id varchar, sequence bigint, member_no integer, name varchar, value ${value}, occurred_at bigint)`,
  'create table tag_change (workspace_id varchar, sequence bigint, member_no integer, tag varchar, present boolean, occurred_at bigint)',
  'create table consent_change (workspace_id varchar, sequence bigint, member_no integer, channel varchar, purpose varchar, given boolean, occurred_at bigint)',
  'create table address (workspace_id varchar, channel varchar, member_no integer)',
  'create table cohort_member (workspace_id varchar, cohort_id varchar, member_no integer)',
  'create table transition (workspace_id varchar, run_id varchar, node varchar, outcome varchar, person_no integer, "at" bigint)',
  'create table send (workspace_id varchar, run_id varchar, node varchar, state varchar, person_no integer, "at" bigint)',
];
