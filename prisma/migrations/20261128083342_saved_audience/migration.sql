-- CreateTable
CREATE TABLE "saved_audience" (
    "workspace_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "current_version" INTEGER NOT NULL DEFAULT 1,
    "created_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "saved_audience_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "audience_version" (
    "workspace_id" TEXT NOT NULL,
    "audience_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "filter" JSONB NOT NULL,
    "anchor" JSONB,
    "author" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audience_version_pkey" PRIMARY KEY ("workspace_id","audience_id","version")
);
