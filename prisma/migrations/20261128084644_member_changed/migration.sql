-- Who is merged, erased or moves to another zone has no fact number for that. Copies of the facts (packages/columnar) find them by the transaction that
-- changed them last, whoever wrote it.
ALTER TABLE "member" ADD COLUMN "changed" BIGINT;

CREATE INDEX "member_workspace_id_changed_idx" ON "member"("workspace_id", "changed");

-- \x3b is a semicolon: statements of a migration end at every one that is written.
create function member_changed() returns trigger language plpgsql as E'begin new.changed := pg_current_xact_id()::text::bigint\x3b return new\x3b end';

create trigger member_changed before update of zone, alias_of, erased_at on member for each row
when (old.zone is distinct from new.zone or old.alias_of is distinct from new.alias_of or old.erased_at is distinct from new.erased_at)
execute function member_changed();
