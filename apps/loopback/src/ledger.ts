import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** One message that the provider took. */
export interface LedgerLine {
  readonly reference: string;
  readonly token: string;
  readonly address: string;
  readonly providerId: string;
}

/** The provider's own record of what it took: append-only, on disk before anybody is told. */
export interface Ledger {
  /** How often a message was taken: more than once is a double send. */
  timesOf(reference: string): number;
  find(reference: string): LedgerLine | undefined;
  answersOf(token: string): readonly LedgerLine[] | undefined;
  /** Resolves once the lines are on disk; calls that come together share one fsync. */
  append(lines: readonly LedgerLine[]): Promise<void>;
  readonly messages: number;
  readonly references: number;
  close(): void;
}

/** Opens a ledger file; a torn last line, of a process that was killed, is left out. */
export function openLedger(path: string): Ledger {
  mkdirSync(dirname(path), { recursive: true });
  const byReference = new Map<string, LedgerLine>();
  const times = new Map<string, number>();
  const byToken = new Map<string, LedgerLine[]>();
  let messages = 0;
  const remember = (line: LedgerLine): void => {
    messages += 1;
    byReference.set(line.reference, line);
    times.set(line.reference, (times.get(line.reference) ?? 0) + 1);
    const call = byToken.get(line.token);
    if (call) call.push(line);
    else byToken.set(line.token, [line]);
  };
  for (const line of readLines(path)) remember(line);
  const file = openSync(path, 'a');
  const writer = groupCommit(file);
  return {
    timesOf: (reference) => times.get(reference) ?? 0,
    find: (reference) => byReference.get(reference),
    answersOf: (token) => byToken.get(token),
    append: (lines) => {
      for (const line of lines) remember(line);
      return writer(`${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
    },
    get messages() {
      return messages;
    },
    get references() {
      return byReference.size;
    },
    close: () => closeSync(file),
  };
}

/** Writes texts that come within a few milliseconds together, with one fsync. */
function groupCommit(file: number): (text: string) => Promise<void> {
  let waiting: { readonly text: string; done(): void; failed(fault: unknown): void }[] = [];
  const flush = (): void => {
    const group = waiting;
    waiting = [];
    try {
      writeSync(file, group.map(({ text }) => text).join(''));
      fsyncSync(file);
      for (const { done } of group) done();
    } catch (fault) {
      for (const { failed } of group) failed(fault);
    }
  };
  return (text) =>
    new Promise((done, failed) => {
      if (waiting.push({ text, done, failed }) === 1) setTimeout(flush, 4);
    });
}

function readLines(path: string): readonly LedgerLine[] {
  let text = '';
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return [];
  }
  return text.split('\n').slice(0, -1).map(parseLine);
}

function parseLine(line: string): LedgerLine {
  const value: unknown = JSON.parse(line);
  const text = (key: string): string => (typeof value === 'object' && value !== null && key in value ? String(Object.entries(value).find(([name]) => name === key)?.[1]) : '');
  return { reference: text('reference'), token: text('token'), address: text('address'), providerId: text('providerId') };
}
