-- How long a timeout waits, on the real clock, for news that are late.
ALTER TABLE "workspace" ADD COLUMN "settling_seconds" INTEGER NOT NULL DEFAULT 60 CHECK ("settling_seconds" BETWEEN 0 AND 86400);
