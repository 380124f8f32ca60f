import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FileLook, type FileLookOptions, lookAtFile } from './look-at-file.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'magpie-look-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function look(content: string | Buffer, options: FileLookOptions = {}): Promise<FileLook> {
  const told = await tried(content, options);
  if (!told.ok) throw new Error(told.refusal);
  return told.value;
}

async function tried(content: string | Buffer, options: FileLookOptions = {}) {
  const path = join(folder, 'file');
  await writeFile(path, content);
  return lookAtFile(path, options);
}

const meanings = ({ columns }: FileLook): Readonly<Record<string, string>> => Object.fromEntries(columns.map(({ name, meaning }) => [name, meaning]));
const types = ({ columns }: FileLook): Readonly<Record<string, string>> => Object.fromEntries(columns.map(({ name, type }) => [name, type]));

/** 会员,日期,金额 and two rows of 张三, in GB18030. */
const gb18030 = Buffer.concat([
  Buffer.from([0xbb, 0xe1, 0xd4, 0xb1, 0x2c, 0xc8, 0xd5, 0xc6, 0xda, 0x2c, 0xbd, 0xf0, 0xb6, 0xee, 0x0a]),
  Buffer.from([0xd5, 0xc5, 0xc8, 0xfd]),
  Buffer.from(',2026-01-02,12.50\n'),
  Buffer.from([0xd5, 0xc5, 0xc8, 0xfd]),
  Buffer.from(',2026-01-03,8\n'),
]);

describe('lookAtFile', () => {
  it('tells an export of orders', async () => {
    const file = await look(
      'order_id,customer_id,paid_at,total,sku,note\n1001,a,2026-01-02 10:00,12.50,t-1,\n1002,b,2026-01-03 11:30,8,t-2,"x, y"\n',
    );
    expect(file).toMatchObject({ encoding: 'utf-8', isGzip: false, header: 'names', format: { type: 'delimited', delimiter: ',' } });
    expect(meanings(file)).toEqual({ order_id: 'row-id', customer_id: 'member', paid_at: 'date', total: 'value', sku: 'property', note: 'property' });
    expect(file.columns[2]?.patterns).toContain('yyyy-MM-dd HH:mm');
    expect(file.columns[3]).toMatchObject({ type: 'number', hasDecimals: true });
    expect(types(await look('a,b,c\nx,"1,234.50",-3\ny,"2,000",0.123456789\n'))).toEqual({ a: 'text', b: 'number', c: 'number' });
    expect(file.rows[1]?.at(-1)).toBe('x, y');
  });

  it('tells a list of people in GB18030, packed or not, and a file without names', async () => {
    for (const content of [gb18030, gzipSync(gb18030)]) {
      const file = await look(content);
      expect(file).toMatchObject({ encoding: 'gb18030', header: 'names' });
      expect(meanings(file)).toEqual({ 会员: 'member', 日期: 'date', 金额: 'value' });
    }
    const people = await look('手机号;姓名;标签;同意短信\n13800138000;张三;新客,茶;是\n13900139000;李四;;否\n');
    expect(people.format).toEqual({ type: 'delimited', delimiter: ';', quote: '"' });
    expect(meanings(people)).toEqual({ 手机号: 'phone', 姓名: 'attribute', 标签: 'tags', 同意短信: 'consent' });
    const bare = await look('00001 19970101  1   11.77\n00002 19970112  1   12.00\n');
    expect(bare).toMatchObject({ header: 'none', format: { type: 'whitespace' } });
    expect(types(bare)).toEqual({ 'column 1': 'number', 'column 2': 'date', 'column 3': 'boolean', 'column 4': 'number' });
  });

  it('tells objects a line, inner ones by their path', async () => {
    const file = await look(
      '{"user_id":"a","order":{"total":12.5},"tags":["x","y"]}\n{"user_id":"b","order":{"total":8},"at":"2026-01-02T10:00:00Z"}\n',
    );
    expect(file.format).toEqual({ type: 'json-lines' });
    expect(meanings(file)).toEqual({ user_id: 'member', 'order.total': 'value', tags: 'tags', at: 'date' });
    expect(file.rows[0]).toEqual(['a', '12.5', 'x,y', '']);
  });

  it('keeps every pattern that a date could be of, so that somebody can say', async () => {
    const both = await look('who,day\na,01/02/2026\nb,03/04/2026\n');
    expect(both.columns[1]?.patterns).toEqual(['dd/MM/yyyy', 'MM/dd/yyyy']);
    const british = await look('who,day\na,01/02/2026\nb,13/04/2026\n');
    expect(british.columns[1]?.patterns).toEqual(['dd/MM/yyyy']);
  });

  it('takes "no" for a name where numbers stand below it, and for content among yes and no', async () => {
    expect((await look('no,who\n1,a\n2,b\n')).columns.map(({ name }) => name)).toEqual(['no', 'who']);
    expect(await look('anna,no\nbert,yes\n')).toMatchObject({ header: 'none' });
  });

  it('obeys who knows better', async () => {
    const file = await look('a,b\nc,d\n', { header: 'none' });
    expect(file.rows).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect((await look('a;b\n1;2\n', { format: { type: 'delimited', delimiter: ',', quote: null } })).columns).toHaveLength(1);
  });

  it('looks at a table that packs more than a hundredfold', async () => {
    const said = 'said again and again '.repeat(60);
    const lines = Array.from({ length: 30_000 }, (_, row) => `${row},${(row * 7_919) % 104_729},${said}`);
    const packed = gzipSync(`no,amount,note\n${lines.join('\n')}\n`);
    expect(packed.length).toBeLessThan((lines.length * said.length) / 100);
    expect(await tried(packed)).toMatchObject({ ok: true, value: { isGzip: true, columns: [{ name: 'no' }, { name: 'amount' }, { name: 'note' }] } });
  });

  it('says what it cannot read', async () => {
    expect(await tried('')).toEqual({ ok: false, refusal: 'empty' });
    expect(await tried(Buffer.from('\uFEFFa,b\n1,2\n', 'utf16le'))).toEqual({ ok: false, refusal: 'utf-16' });
    expect(await tried(Buffer.from('a,b\n1,2\n', 'utf16le'))).toEqual({ ok: false, refusal: 'utf-16' });
    expect(await tried(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]))).toEqual({ ok: false, refusal: 'packed' });
    expect(await tried(Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.from('no gzip')]))).toEqual({ ok: false, refusal: 'unreadable' });
    expect(await tried(gzipSync(Buffer.alloc(1 << 27)))).toEqual({ ok: false, refusal: 'too-large' });
    expect(await tried('\uFEFF [\n  {"user_id": "a", "total": 12.5},\n  {"user_id": "b", "total": 8}\n]\n')).toEqual({
      ok: false,
      refusal: 'json-list',
    });
    expect(await lookAtFile(join(folder, 'nowhere'))).toEqual({ ok: false, refusal: 'unreadable' });
  });

  it('answers whatever it is shown', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 400 }),
          fc.string({ maxLength: 400 }).map((text) => Buffer.from(text)),
        ),
        async (bytes) => {
          const told = await tried(Buffer.from(bytes));
          if (told.ok) expect(told.value.rows.every((row) => Array.isArray(row))).toBe(true);
        },
      ),
      { numRuns: 300, seed: 7 },
    );
  });

  const retail = fileURLToPath(new URL('../../../../../shared/data/online_retail/online_retail.csv.gz', import.meta.url));
  it.runIf(existsSync(retail))('tells a real export of invoice lines', async () => {
    const told = await lookAtFile(retail);
    expect(told.ok && meanings(told.value)).toEqual({
      InvoiceNo: 'row-id',
      StockCode: 'goods',
      Description: 'goods-name',
      Quantity: 'quantity',
      InvoiceDate: 'date',
      UnitPrice: 'unit-price',
      CustomerID: 'member',
      Country: 'property',
    });
  });
});
