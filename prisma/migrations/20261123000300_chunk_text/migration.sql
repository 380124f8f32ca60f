-- Never searched, and read back after a crash only. As text it is written three times faster.
ALTER TABLE "chunk" ALTER COLUMN "entries" TYPE TEXT USING "entries"::TEXT;
