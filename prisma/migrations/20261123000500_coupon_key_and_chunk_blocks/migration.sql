-- Coupon codes are computed under a key of the workspace and need no row each.
ALTER TABLE "workspace" ADD COLUMN "coupon_key" BYTEA NOT NULL DEFAULT sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'));
-- The neighbouring blocks that a chunk's recipients come from: a member's message is found without reading every chunk of its node.
ALTER TABLE "chunk" ADD COLUMN "first_block" INTEGER NOT NULL DEFAULT 0, ADD COLUMN "last_block" INTEGER NOT NULL DEFAULT 2147483647;
