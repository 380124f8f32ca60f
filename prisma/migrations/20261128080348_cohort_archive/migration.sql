-- AlterTable
ALTER TABLE "cohort" ADD COLUMN     "archived_at" TIMESTAMPTZ(3);
