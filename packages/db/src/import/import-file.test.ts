import { existsSync, readFileSync } from 'node:fs';
import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { createWorkspace, importFile, type ImportMapping, type ImportOptions } from '../index.ts';
import { importing, importRoom, instantOf, mappingOf, orders } from './import-room.ts';

describe('importFile', () => {
  it('keeps phones as E.164 and rejects what is none, with its line', async () => {
    await using test = await importRoom();
    const mapping: ImportMapping = { ...orders, addresses: { sms: { column: 'phone', type: 'phone', countryCode: '86' } } };
    const rejects = join(test.folder, 'rejects.csv');
    const rows = ['a,2026-01-01,1,,138 0013 8000', 'b,2026-01-01,1,,+44 20 7183 8750', 'c,2026-01-01,1,,call me', 'd,2026-01-01,1,,'];
    const report = await importing(test, ['会员,date,value,note,phone', ...rows].join('\n'), { mapping, rejectsPath: rejects });
    expect(report).toMatchObject({ imported: 3, rejected: 1 });
    expect(await readFile(rejects, 'utf8')).toMatch(/^4,bad-address,/m);
    const { rows: phones } = await sql<{ value: string }>`select value from address where workspace_id = 'tea' order by value`.execute(test.db);
    expect(phones.map(({ value }) => value)).toEqual(['+442071838750', '+8613800138000']);
  });

  it('imports rows, keeps exact duplicates apart and adds nothing the second time', async () => {
    await using test = await importRoom();
    const content =
      '会员,date,value,note\r\na,2026-01-01,1.50,x\r\na,2026-01-01,1.50,x\r\nb,2026-01-02,"1,200","said ""hi"",\nand left"\r\n\r\na,2026-01-01,1.50,x';
    const first = await importing(test, content);
    expect(first).toMatchObject({ read: 6, imported: 4, alreadyThere: 0, rejected: 0, skipped: 2, newMembers: 2, cancelled: false });
    const { rows } =
      await sql`select external_id as who, value, properties ->> 'note' as note, count(*)::int as times from event join member on no = member_no group by 1, 2, 3 order by 1`.execute(
        test.db,
      );
    expect(rows).toEqual([
      { who: 'a', value: 150n, note: 'x', times: 3 },
      { who: 'b', value: 120_000n, note: 'said "hi",\nand left', times: 1 },
    ]);
    expect(await importing(test, content)).toMatchObject({ imported: 0, alreadyThere: 4, newMembers: 0 });
    expect(await importing(test, `${content}\na,2026-01-01,1.50,x\n`, { batchRows: 1 })).toMatchObject({ imported: 1, alreadyThere: 4 });
  });

  it('writes down what does not parse, with line and reason, and imports the others', async () => {
    await using test = await importRoom();
    const rejectsPath = join(test.folder, 'rejects.csv');
    const bad = [
      'a,2026-02-30,1,',
      'a,2026-01-01,1.234,',
      'a,2026-01-01,-5,',
      'a,2026-01-01,abc,',
      ',2026-01-01,1,',
      'a,2026-01-01,1',
      'a,2026-01-01,99999999999999999,',
      'a,2026-01-01,1,nul\0',
      'a,2026-01-01,1,"open',
    ];
    const good = 'z,2026-01-01,1,fine';
    const report = await importing(test, ['会员,date,value,note', ...bad.flatMap((line) => [line, good])].join('\n'), { rejectsPath });

    expect(report).toMatchObject({ read: 19, imported: 9, rejected: 9, skipped: 1 });
    expect(report.reasons).toEqual({
      'bad-date': 1,
      'too-many-decimals': 1,
      'negative-value': 1,
      'bad-value': 1,
      'no-member': 1,
      columns: 1,
      'value-too-large': 1,
      'control-character': 1,
      'unclosed-quote': 1,
    });
    const rejects = (await readFile(rejectsPath, 'utf8')).trimEnd().split('\n');
    expect(rejects[0]).toBe('\uFEFFline,reason,content');
    expect(rejects).toContain('2,bad-date,"a,2026-02-30,1,"');
    expect(rejects).toContain('18,unclosed-quote,"a,2026-01-01,1,""open"');
  });

  it('rejects a huge line without holding it, and goes on behind it', async () => {
    await using test = await importRoom();
    const content = `会员,date,value,note\na,2026-01-01,1,${'x'.repeat(3_000_000)}\nb,2026-01-01,1,\n`;
    const report = await importing(test, content, { maxLineCharacters: 10_000 });
    expect(report).toMatchObject({ read: 3, imported: 1, reasons: { 'line-too-long': 1 } });
  });

  it('reads GB18030 and gzip, and counts what is of another encoding', async () => {
    await using test = await importRoom();
    // 会员,date,value,note and a row of 张三, in GB18030.
    const header = Buffer.concat([Buffer.from([0xbb, 0xe1, 0xd4, 0xb1]), Buffer.from(',date,value,note\n')]);
    const row = Buffer.concat([Buffer.from([0xd5, 0xc5, 0xc8, 0xfd]), Buffer.from(',2026-01-01,1,\n')]);
    expect(await importing(test, gzipSync(Buffer.concat([header, row])), { mapping: { ...orders, encoding: 'gb18030' } })).toMatchObject({
      imported: 1,
    });
    expect((await sql`select external_id as id from member`.execute(test.db)).rows).toEqual([{ id: '张三' }]);
    expect(await importing(test, Buffer.concat([Buffer.from('会员,date,value,note\n'), row]))).toMatchObject({
      imported: 0,
      reasons: { 'bad-encoding': 1 },
    });
  });

  it('takes in people alone: attributes, addresses, consents, tags, told apart by their phone', async () => {
    await using test = await importRoom();
    const mapping = mappingOf({
      version: 1,
      source: 'people',
      format: { type: 'delimited', delimiter: ',' },
      zone: 'UTC',
      currency: 'CNY',
      member: { column: '手机', type: 'phone', countryCode: '86' },
      date: { fixed: '2026-11-01' },
      row: { type: 'member' },
      attributes: { city: { column: '城市' } },
      addresses: { sms: { column: '手机', countryCode: '86' } },
      consents: [{ channel: 'sms', purpose: 'marketing', column: '同意' }],
      tags: [{ column: '标签', separator: '|' }],
    });
    const content = '手机,城市,同意,标签\n138 0013 8000,杭州,是,新客|茶\n+8613800138000,杭州,是,新客\n13900139000,,否,\n13900139001,,也许,\nx,,,\n';
    const first = await importing(test, content, { mapping });
    expect(first).toMatchObject({ imported: 2, alreadyThere: 1, newMembers: 2, rejected: 2, reasons: { 'bad-consent': 1, 'bad-address': 1 } });
    const again = await importing(test, content, { mapping });
    expect(again).toMatchObject({ imported: 0, alreadyThere: 3, newMembers: 0 });
    const { rows } = await sql`
      select m.external_id as who, m.attributes ->> 'city' as city,
        (select array_agg(tag order by tag) from tag_change t where t.member_no = m.no) as tags,
        (select array_agg(given) from consent_change c where c.member_no = m.no) as consents
      from member m where workspace_id = 'tea' order by no`.execute(test.db);
    expect(rows).toEqual([
      { who: '+8613800138000', city: '杭州', tags: ['新客', '茶'], consents: [true] },
      { who: '+8613900139000', city: null, tags: null, consents: [false] },
    ]);
  });

  it('takes in objects, a line each: inner ones by their path, which row is which by all that it says', async () => {
    await using test = await importRoom();
    const mapping = mappingOf({
      version: 1,
      source: 'feed',
      format: { type: 'json-lines' },
      zone: 'UTC',
      currency: 'CNY',
      member: { column: 'user.id' },
      date: { column: 'at', pattern: 'iso' },
      row: { type: 'event', name: 'Product Viewed', id: null },
      properties: { sku: { column: 'sku' } },
    });
    const line = (extra: object): string => JSON.stringify({ user: { id: 'a' }, at: '2026-01-01T10:00:00Z', sku: 't', ...extra });
    const content = [line({ page: 1 }), line({ page: 2 }), line({ page: 2 }), '[1]', '{"user":{}}', line({ sku: null, at: 'never' })].join('\n');
    expect(await importing(test, content, { mapping })).toMatchObject({
      read: 6,
      imported: 3,
      skipped: 0,
      reasons: { 'not-json': 1, 'no-member': 1, 'bad-date': 1 },
    });
    expect(await importing(test, content, { mapping })).toMatchObject({ imported: 0, alreadyThere: 3 });
  });

  it('foretells exactly what it then does, and writes nothing', async () => {
    await using test = await importRoom();
    const content = '会员,date,value,note\na,2026-01-01,1,\na,2026-01-01,1,\nb,2026-01-02,2,\nb,oops,2,\n';
    for (const batchRows of [1, 5_000]) {
      const told = await importing(test, content, { isDryRun: true, batchRows });
      const { rows } = await sql<{ count: number }>`select count(*)::int as count from member`.execute(test.db);
      const [{ count: people } = { count: 0 }] = rows;
      const done = await importing(test, content, { batchRows });
      expect({ ...told, watermark: 0n }).toEqual({ ...done, watermark: 0n });
      expect(people).toBe(batchRows === 1 ? 0 : 2);
    }
  });

  it('refuses what it cannot use, in one sentence, and changes nothing', async () => {
    await using test = await importRoom();
    const path = join(test.folder, 'file');
    const tried = async (content: string | Buffer, options: Partial<ImportOptions> = {}) => {
      await writeFile(path, content);
      const report = await importFile(test.db, { workspaceId: 'tea', path, mapping: orders, instantOf, ...options });
      return report.ok ? null : report.refusal;
    };
    expect(await tried('who,date,value,note\n')).toEqual({ code: 'unknown-columns', detail: '会员' });
    expect(await tried('', { workspaceId: 'none' })).toMatchObject({ code: 'no-workspace' });
    expect(await tried('', { path: '/nowhere' })).toMatchObject({ code: 'unreadable' });
    expect(await tried('', { mapping: { ...orders, currency: 'USD' } })).toMatchObject({ code: 'currency-differs' });
    expect(await tried(gzipSync(Buffer.from(`会员,date,value,note\n${'a,2026-01-01,1,\n'.repeat(9)}`)).subarray(0, -9))).toMatchObject({
      code: 'unreadable',
    });
    expect(await tried(gzipSync(Buffer.alloc(5_000_000, 'x')), { maxBytes: 1_000_000 })).toMatchObject({ code: 'too-large' });
    // Far below the limit of size, and a thousand times what was sent.
    expect(await tried(gzipSync(`会员,date,value,note\n${`${'x'.repeat(99_999)}\n`.repeat(800)}`))).toMatchObject({ code: 'too-large' });
    expect(await tried(Buffer.from('PK\u0003\u0004 a zipped file, or a spreadsheet'))).toMatchObject({ code: 'packed' });
    for (const order of ['\uFEFF', '\uFFFE'])
      expect(await tried(Buffer.from(`${order}会员,date,value,note\n`, 'utf16le'))).toMatchObject({ code: 'utf-16' });
    expect(await tried(gzipSync(Buffer.from('\uFEFF会员,date\n', 'utf16le')))).toMatchObject({ code: 'utf-16' });
  });

  it('tells lines apart by CR where there is no LF, passes over the mark of UTF-8, and counts lines for what is wrong in them', async () => {
    await using test = await importRoom();
    const rejectsPath = join(test.folder, 'rejects.csv');
    const lines = [
      '\uFEFF会员,date,value,note',
      'a,2026-01-01,1,',
      'b,2026-02-31,1,',
      'c,0000-01-01,1,',
      'd,2026-01-01,1,"=never closed',
      'e,2026-01-01,1,x\0',
    ];
    for (const end of ['\r', '\r\n', '\n']) {
      expect(await importing(test, lines.join(end), { rejectsPath })).toMatchObject({ read: 6, rejected: 4, skipped: 1 });
      const told = await readFile(rejectsPath, 'utf8');
      expect(told.match(/^\d+,[a-z-]+/gm)?.toSorted()).toEqual(['3,bad-date', '4,bad-date', '5,unclosed-quote', '6,control-character']);
    }
    const long = 'x'.repeat(201);
    const mapping = mappingOf({ ...orders, row: { type: 'event', name: 'Seen', id: null, key: { column: 'note' } } });
    const rows = ['会员,date,value,note', `${long},2026-01-01,1,`, `a,2026-01-01,1,${long}`];
    expect((await importing(test, rows.join('\n'), { mapping })).reasons).toEqual({ 'too-long': 2 });
  });

  it('holds no line that does not end, however long it is', async () => {
    await using test = await importRoom();
    const path = join(test.folder, 'endless');
    await writeFile(path, '会员,date,value,note\na,2026-01-01,1,\n');
    // Nothing but zeros, which take no place on the disk. By hand with 2 GiB: MAGPIE_LINE_BYTES=2147483648
    await truncate(path, Number(process.env['MAGPIE_LINE_BYTES'] ?? 2 ** 26));
    const before = process.memoryUsage().rss;
    const report = await importFile(test.db, { workspaceId: 'tea', path, mapping: orders, instantOf });
    expect(report).toMatchObject({ ok: true, value: { read: 3, imported: 1, rejected: 1, reasons: { 'line-too-long': 1 } } });
    expect(process.memoryUsage().rss - before).toBeLessThan(2 ** 28);
  });

  it('stops after a batch when asked, and goes on when imported again', async () => {
    await using test = await importRoom();
    const lines = Array.from({ length: 30_000 }, (_, i) => `m${i % 100},2026-01-01,${i},`);
    const content = ['会员,date,value,note', ...lines].join('\n');
    const stop = new AbortController();
    const stopped = await importing(test, content, { signal: stop.signal, onProgress: () => stop.abort(), batchRows: 100 });
    expect(stopped.cancelled).toBe(true);
    expect(stopped.imported).toBeLessThan(30_000);
    const rest = await importing(test, content);
    expect(rest).toMatchObject({ cancelled: false, imported: 30_000 - stopped.imported, alreadyThere: stopped.imported });
  });
});

const checkout = fileURLToPath(new URL('../../../../', import.meta.url));
const cdnow = join(process.env['MAGPIE_SHARED_DATA'] ?? join(checkout, '../shared/data'), 'cdnow/CDNOW_master.txt');

// Runs where the CDNOW master file is at hand (it is not part of the repository).
describe.runIf(existsSync(cdnow))('the CDNOW master file as it is', () => {
  it('gives 23,570 members and 69,659 transactions, once', async () => {
    await using test = await importRoom();
    await createWorkspace(test.db, { id: 'cdnow', name: 'CDNOW', zone: 'America/New_York', currency: 'USD' });
    const mapping = mappingOf(JSON.parse(readFileSync(join(checkout, 'docs/examples/cdnow.mapping.json'), 'utf8')));
    const take = () => importFile(test.db, { workspaceId: 'cdnow', path: cdnow, mapping, instantOf });
    const first = await take();
    expect(first).toMatchObject({ ok: true, value: { read: 69_660, imported: 69_659, rejected: 0, skipped: 1, newMembers: 23_570 } });
    expect(await take()).toMatchObject({ ok: true, value: { imported: 0, alreadyThere: 69_659, newMembers: 0 } });
    // Apart from our code: cents by cutting the text.
    const lines = readFileSync(cdnow, 'latin1')
      .split('\r\n')
      .slice(1)
      .filter((line) => line !== '');
    const cents = lines.reduce((sum, line) => sum + Number((line.trim().split(/ +/)[3] ?? '').replace('.', '')), 0);
    const { rows } = await sql`select sum(value)::int8 as cents, count(*)::int as events, count(*) filter (where value = 0)::int as free,
      (select count(*)::int from shop_order) as orders from event where workspace_id = 'cdnow'`.execute(test.db);
    expect(rows).toEqual([{ cents: BigInt(cents), events: 69_659, free: lines.filter((line) => line.endsWith(' 0.00')).length, orders: 69_659 }]);
  });
});
