-- Workspaces are held by their ids, without foreign keys: the schema knows none here.
ALTER TABLE "working_day" DROP CONSTRAINT "working_day_workspace_id_fkey";
