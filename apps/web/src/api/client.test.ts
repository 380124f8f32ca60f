import { onlineManager } from '@tanstack/react-query';
import { afterEach, expect, it } from 'vitest';
import { createQueryClient } from './client.ts';

afterEach(() => onlineManager.setOnline(true));

it('asks and changes also while the machine has no network, since the product is on the machine itself', async () => {
  onlineManager.setOnline(false);
  const client = createQueryClient();
  expect(await client.fetchQuery({ queryKey: ['members'], queryFn: async () => 7 })).toBe(7);
  const change = client.getMutationCache().build<number, Error, undefined, unknown>(client, { mutationFn: async () => 8 });
  expect(await change.execute(undefined)).toBe(8);
});
