import { expect, it } from 'vitest';
import { readSchemaFiles } from './migration-files.ts';
import { missingMigration } from './missing-migration.ts';

it('finds nothing that the schema folder says and the migrations do not', async () => {
  expect(await missingMigration()).toBeNull();
});

it('writes what a changed schema says, and no more', async () => {
  const files = (await readSchemaFiles()).map(({ path, content }) => ({
    path,
    content: content.replace('model member {', 'model member {\n  nickname String?'),
  }));
  expect((await missingMigration({ files }))?.trim()).toBe('-- AlterTable\nALTER TABLE "member" ADD COLUMN     "nickname" TEXT;');
});
