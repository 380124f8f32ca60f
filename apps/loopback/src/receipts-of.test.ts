import { describe, expect, it } from 'vitest';
import { faultsSchema } from './faults.ts';
import { receiptsOf } from './receipts-of.ts';

const faults = faultsSchema.parse({ failedReceipts: 0.2 });
const phones = Array.from({ length: 1_000 }, (_, index) => `+8619${String(index).padStart(9, '0')}`);
const callOf = (run: string) => ({
  token: run,
  url: '',
  first: 1,
  messages: phones.map((phone, index): [string, string] => [`${run}.${index}`, phone]),
});
const failedOf = (run: string) => receiptsOf(callOf(run), faults).flatMap(({ status }, index) => (status === 'failed' ? [phones[index]] : []));

describe('receiptsOf', () => {
  it('fails the same phones in every run, so that the numbers of two runs can be compared', () => {
    const failed = failedOf('one');
    expect(failed.length).toBeGreaterThan(120);
    expect(failed.length).toBeLessThan(280);
    expect(failedOf('two')).toEqual(failed);
  });
});
