import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createJourney, createUser, createWorkspace, setRole } from '@magpie/db';
import { testDatabase } from '@magpie/db/testing';
import { qixiJourney } from '@magpie/nodes';
import fc from 'fast-check';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportFiles } from '../exports/export-files.ts';
import { type Exports, runExports } from '../exports/run-exports.ts';
import { importFiles } from '../imports/import-files.ts';
import { type Imports, runImports } from '../imports/run-imports.ts';
import { appRouter } from '../router.ts';
import { exampleInput } from '../testing/example-input.ts';
import { openTestServer, testHost, type TestServer } from '../testing/open-test-server.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
let opened: TestServer;
let cookie: string;
let imports: Imports;
let exported: Exports;
let uploads: string;

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await createWorkspace(db, { id: 'ours', name: 'Ours', zone: 'Asia/Shanghai', currency: 'CNY' });
  await createUser(db, { id: 'me', email: 'me@localhost', name: 'me' });
  await setRole(db, 'ours', { userId: 'me', role: 'owner' });
  const log = pino({ level: 'silent' });
  uploads = await mkdtemp(join(tmpdir(), 'magpie-uploads-'));
  imports = runImports({ db, files: importFiles(uploads), log });
  exported = runExports({ db, files: exportFiles(join(uploads, 'exports')), log });
  const loopback = { url: 'http://127.0.0.1:9', idempotent: true, receiptBase: null };
  opened = await openTestServer(database, { imports, exports: exported, loopback });
  cookie = await opened.signIn('me');
  const document = qixiJourney({ id: 'qixi', locale: 'en' });
  await createJourney(db, { workspaceId: 'ours', id: 'qixi', name: document.name, document });
});
afterAll(async () => {
  await opened[Symbol.asyncDispose]();
  await imports.close();
  await exported.close();
  await rm(uploads, { recursive: true });
  await database[Symbol.asyncDispose]();
});

function post(url: string, payload: object | string, headers: Readonly<Record<string, string>> = {}) {
  const usual = { host: testHost, 'content-type': 'application/json', cookie };
  return opened.server.inject({ method: 'POST', url, headers: { ...usual, ...headers }, payload });
}

const procedures: readonly (readonly [string, unknown])[] = Object.entries(appRouter._def.procedures);
const asked = procedures
  .filter(
    ([path, procedure]) =>
      !path.startsWith('session.') && typeof procedure === 'function' && !JSON.stringify(Reflect.get(procedure, '_def')).includes('"subscription"'),
  )
  .map(([path]) => path);

/** Things that have broken doors before: halves of characters, what no database text holds, numbers at every edge. */
const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    '',
    'x',
    'qixi',
    '\0',
    'a\0b',
    '\ud83d',
    "'; drop table run; --",
    '{{',
    '../..',
    'x'.repeat(70),
    -1,
    0,
    1,
    0.5,
    2_147_483_648,
    9_007_199_254_740_992,
    -9e15,
    1e308,
    null,
    true,
    [],
    {},
  ),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 80 }),
);
const names = [
  'id',
  'journeyId',
  'runId',
  'node',
  'number',
  'revision',
  'version',
  'text',
  'document',
  'memberNo',
  'externalId',
  'cursor',
  'limit',
  'customers',
  'paceSeconds',
  'seed',
  'startAt',
  'anchorDate',
  'name',
  'query',
  'filter',
  'cohortId',
  'template',
  'locale',
  'event',
  'client',
  'baseRevision',
  'since',
  'changes',
  'changeIds',
  'place',
  'type',
  'titleZh',
  'titleEn',
  'state',
  'mergeId',
  'keyId',
  'letterId',
  'letterIds',
  'aside',
  'reason',
  'after',
  'decision',
  'mapping',
  'operation',
  'endpointId',
  'deliveryId',
  'enabled',
  'url',
  'description',
  'eventTypes',
  'what',
  'format',
  'until',
  'of',
  'unit',
  'archived',
  'ids',
] as const;
const known = {
  ...exampleInput,
  workspaceId: 'ours',
  id: 'qixi',
  journeyId: 'qixi',
  node: 'entry',
  number: { type: 'entered', node: 'entry' },
  changes: [{ changeId: 'change_1', edit: { type: 'renameNode', id: 'entry', name: 'x' } }],
  changeIds: ['change_1'],
  keyId: 'key_x',
  place: { nodes: ['entry'], field: null, stage: null },
  document: qixiJourney({ id: 'qixi', locale: 'en' }),
};
const inputs = fc.dictionary(fc.constantFrom(...names), nasty, { maxKeys: names.length }).map((random) => ({ ...known, ...random }));

describe('the HTTP door', () => {
  it.each(asked)('%s answers whatever it is sent with an answer or a refusal, never with a fault', async (path) => {
    const ask = async (input: object): Promise<void> => {
      const { statusCode, body } = await post(`/trpc/${path}`, { json: input });
      expect({ input, body: statusCode >= 500 ? body : '' }).toEqual({ input, body: '' });
    };
    // One at a time, so that no other field keeps it out.
    for (const name of names) for (const value of ['a\0b', '\ud83d', 2_147_483_648, -1]) await ask({ ...known, [name]: value });
    await fc.assert(fc.asyncProperty(inputs, ask), { numRuns: 40, seed: 7 });
  });

  it('refuses receipts that are none, and takes good ones of nobody', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), nasty, async (body, reference) => {
        expect((await post('/receipts/ours/sms', JSON.stringify(body))).statusCode).toBe(400);
        const receipts = [{ receiptId: 'r', reference, status: 'delivered', reason: null, at: 1 }];
        expect((await post('/receipts/ours/sms', { receipts })).statusCode).toBeLessThan(500);
      }),
      { numRuns: 100, seed: 7 },
    );
    expect((await post('/receipts/ours/sms', '{"receipts":')).statusCode).toBe(400);
  });

  it('is there for this machine alone: no other host, no other origin', async () => {
    expect((await opened.server.inject({ method: 'GET', url: '/healthz', headers: { host: testHost } })).statusCode).toBe(200);
    expect((await opened.server.inject({ method: 'GET', url: '/healthz', headers: { host: 'magpie.evil.example' } })).statusCode).toBe(403);
    expect((await post('/trpc/journeys.list', { json: { workspaceId: 'ours' } }, { origin: 'https://evil.example' })).statusCode).toBe(403);
  });
});
