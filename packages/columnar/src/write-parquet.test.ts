import { DuckDBInstance } from '@duckdb/node-api';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeParquet } from './write-parquet.ts';

it('writes cells that come back as they were: types, nothing, and texts that break readers of text', async () => {
  const folder = await mkdtemp(join(tmpdir(), "magpie-parquet '"));
  try {
    const texts = ['', ' ', '=1+1', "'", '"', 'a,b', 'a\r\nb', '\u2028', '😀', '茶', 'null', '\\', 'x'.repeat(100_000), null];
    const rows = texts.map((text, index) => [text, index - 1, '-1234567890.0001', index / 8, index % 2 === 0, '2026-08-03T12:00:00.250+08:00']);
    rows.push([null, null, null, null, null, null]);
    const [from, to] = [join(folder, 'rows'), join(folder, 'it.parquet')];
    await writeFile(from, rows.map((row) => `${JSON.stringify(Object.fromEntries(row.map((cell, index) => [`c${index}`, cell])))}\n`).join(''));
    const columns = [
      { name: 'attribute."quoted"', type: 'text' },
      { name: 'no', type: 'integer' },
      { name: 'value', type: 'decimal' },
      { name: 'share', type: 'number' },
      { name: 'is', type: 'boolean' },
      { name: 'at', type: 'instant' },
    ] as const;
    await writeParquet({ from, to, columns });
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const reader = await connection.runAndReadAll(
      `select "attribute.""quoted""" as t, no, value::varchar as v, share, "is" as b, epoch_ms("at") as at from '${to.replaceAll("'", "''")}'`,
    );
    const read = reader.getRowObjects();
    expect(read.map((row) => row['t'])).toEqual([...texts, null]);
    expect(read[3]).toMatchObject({ no: 2n, v: '-1234567890.0001', share: 0.375, b: false, at: BigInt(Date.UTC(2026, 7, 3, 4, 0, 0, 250)) });
    expect(read.at(-1)).toEqual({ t: null, no: null, v: null, share: null, b: null, at: null });
    connection.closeSync();
    instance.closeSync();
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('writes a file of no rows', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'magpie-parquet-'));
  try {
    const [from, to] = [join(folder, 'rows'), join(folder, 'it.parquet')];
    await writeFile(from, '');
    await writeParquet({ from, to, columns: [{ name: 'a', type: 'text' }] });
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    expect((await connection.runAndReadAll(`select count(*) from '${to}'`)).getRows()).toEqual([[0n]]);
    connection.closeSync();
    instance.closeSync();
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('is stopped in the middle', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'magpie-parquet-'));
  try {
    const [from, to] = [join(folder, 'rows'), join(folder, 'it.parquet')];
    await writeFile(from, '{"c0":"some text that takes its time"}\n'.repeat(1_000_000));
    const stop = new AbortController();
    const writing = writeParquet({ from, to, columns: [{ name: 'a', type: 'text' }], signal: stop.signal });
    setImmediate(() => stop.abort());
    await expect(writing).rejects.toThrow();
    await expect(writeParquet({ from, to, columns: [{ name: 'a', type: 'text' }], signal: stop.signal })).rejects.toThrow();
  } finally {
    await rm(folder, { recursive: true });
  }
});
