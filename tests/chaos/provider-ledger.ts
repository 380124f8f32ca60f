import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the provider's own ledger says that it took of a run: how often each message, named by step and phone, and how often each reference. */
export interface ProviderLedger {
  readonly messages: ReadonlyMap<string, number>;
  readonly references: ReadonlySet<string>;
}

/** Reads it from the provider's file, without asking anyone. */
export async function providerLedger(home: string, runId: string): Promise<ProviderLedger> {
  const lines = (await readFile(join(home, 'loopback', 'calls.jsonl'), 'utf8')).split('\n').filter((line) => line !== '');
  const messages = new Map<string, number>();
  const references = new Set<string>();
  for (const line of lines) {
    const call: { readonly messages: readonly (readonly [string, string])[] } = JSON.parse(line);
    for (const [reference, phone] of call.messages) {
      const [run, , , node = ''] = reference.split('.');
      if (run !== runId) continue;
      const key = `${node} ${phone}`;
      messages.set(key, (messages.get(key) ?? 0) + 1);
      references.add(reference);
    }
  }
  return { messages, references };
}
