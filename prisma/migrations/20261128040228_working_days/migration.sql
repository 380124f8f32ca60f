-- Whose yearly notice of days off and make-up working days a workspace follows: 'cn' (mainland China) or null, Monday to Friday.
ALTER TABLE "workspace" ADD COLUMN "official_days" TEXT;

ALTER TABLE "workspace" ADD CONSTRAINT "workspace_official_days_check" CHECK ("official_days" IN ('cn'));

UPDATE "workspace" SET "official_days" = 'cn' WHERE "zone" IN ('Asia/Shanghai', 'Asia/Urumqi', 'Asia/Chongqing', 'Asia/Harbin', 'PRC');

-- Days on which a workspace differs from the notice and the weekday.
CREATE TABLE "working_day" (
    "workspace_id" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "working" BOOLEAN NOT NULL,

    CONSTRAINT "working_day_pkey" PRIMARY KEY ("workspace_id", "date"),
    CONSTRAINT "working_day_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE,
    CONSTRAINT "working_day_date_check" CHECK ("date" ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$')
);
