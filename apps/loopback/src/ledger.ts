import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { groupCommit } from './group-commit.ts';
import { readLines } from './read-lines.ts';

/** What one call brought that was taken: a line of the ledger. */
const callSchema = z.object({
  token: z.string(),
  /** Where its receipts go; '' = nowhere. */
  url: z.string(),
  /** Number of its first message; the others follow. */
  first: z.number().int().min(1),
  /** Reference and address of each. */
  messages: z.array(z.tuple([z.string(), z.string()])),
});

export type LedgerCall = Readonly<z.infer<typeof callSchema>>;

export interface LedgerSummary {
  readonly messages: number;
  readonly references: number;
  /** Messages beyond the first of their reference: double sends. */
  readonly doubled: number;
}

/** The provider's own record of what it took: append-only, on disk before anybody is told. */
export interface Ledger {
  /** Calls that stood in the file when it was opened, in order. */
  readonly before: readonly LedgerCall[];
  /** Number of the message that a reference was first taken as. */
  numberOf(reference: string): number | undefined;
  /** How often a reference was taken. */
  timesOf(reference: string): number;
  referencesOf(token: string): readonly string[] | undefined;
  /** Numbers and remembers messages at once; resolves to the call when it, and all before it, is on disk. */
  take(call: Omit<LedgerCall, 'first'>): Promise<LedgerCall>;
  summary(prefix: string): LedgerSummary;
  close(): Promise<void>;
}

/** Opens a ledger file, making it and its folder where they are not. */
export async function openLedger(path: string): Promise<Ledger> {
  await mkdir(dirname(path), { recursive: true });
  const numbers = new Map<string, number>();
  const repeats = new Map<string, number>();
  const tokens = new Map<string, readonly string[]>();
  const before: LedgerCall[] = [];
  let next = 1;
  const remember = (call: LedgerCall): void => {
    for (const [index, [reference]] of call.messages.entries()) {
      if (numbers.has(reference)) repeats.set(reference, (repeats.get(reference) ?? 0) + 1);
      else numbers.set(reference, call.first + index);
    }
    if (!tokens.has(call.token))
      tokens.set(
        call.token,
        call.messages.map(([reference]) => reference),
      );
    next = call.first + call.messages.length;
  };
  await readLines(path, (line) => {
    const call = callSchema.parse(JSON.parse(line));
    remember(call);
    before.push(call);
  });
  const file = groupCommit(await open(path, 'a'));
  return {
    before,
    numberOf: (reference) => numbers.get(reference),
    timesOf: (reference) => (numbers.has(reference) ? 1 : 0) + (repeats.get(reference) ?? 0),
    referencesOf: (token) => tokens.get(token),
    take: async (taken) => {
      const call = { ...taken, first: next };
      remember(call);
      await file.append(call.messages.length === 0 ? '' : `${JSON.stringify(call)}\n`);
      return call;
    },
    summary: (prefix) => summarise({ numbers, repeats }, prefix),
    close: () => file.close(),
  };
}

function summarise(
  { numbers, repeats }: { readonly numbers: ReadonlyMap<string, number>; readonly repeats: ReadonlyMap<string, number> },
  prefix: string,
): LedgerSummary {
  let references = 0;
  let doubled = 0;
  for (const reference of numbers.keys()) if (reference.startsWith(prefix)) references += 1;
  for (const [reference, times] of repeats) if (reference.startsWith(prefix)) doubled += times;
  return { messages: references + doubled, references, doubled };
}
