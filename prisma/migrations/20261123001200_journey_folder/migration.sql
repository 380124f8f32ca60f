-- Where a journey is kept in the list, or null for no folder. A folder is there as long as a journey is in it.
ALTER TABLE "journey" ADD COLUMN "folder" TEXT;
