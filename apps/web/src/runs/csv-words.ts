import type { Words } from '@magpie/ui';
import type { RunSummary } from '../api/contract.ts';
import { detailWords } from './number-words.ts';
import type { RunNumber } from './run-number.ts';

export interface CsvGround {
  readonly run: Pick<RunSummary, 'document' | 'perNode'>;
  readonly zone: string;
  readonly words: Words;
}

/** What the columns of an exported list are called, and the words of what stands in them. */
export function csvWords(number: RunNumber, { run, zone, words }: CsvGround) {
  const node = 'node' in number ? run.document.nodes.find(({ id }) => id === number.node) : undefined;
  const details = new Set([...run.perNode.flatMap(({ outcomes }) => Object.keys(outcomes)), ...knownStates]);
  return {
    id: words('people.csv.id'),
    name: words('people.csv.name'),
    number: words('people.csv.number'),
    at: words('people.csv.at', { zone }),
    step: words('people.csv.step'),
    detail: words('people.csv.detail'),
    until: words('people.csv.until', { zone }),
    steps: Object.fromEntries(run.document.nodes.map(({ id, name }) => [id, name])),
    details: Object.fromEntries([...details].map((detail) => [detail, detailWords(detail, node, words)])),
  };
}

/** States and reasons that the ledger knows; one that had no words would stand there by its own name. */
const knownStates = [
  'pending',
  'held',
  'claimed',
  'accepted',
  'delivered',
  'failed',
  'unknown',
  'suppressed:no-address',
  'suppressed:no-consent',
  'suppressed:quiet-hours',
  'suppressed:expired',
  'suppressed:stopped',
  'suppressed:ceiling',
  'suppressed:template-error',
  'suppressed:control-group',
  'suppressed:priority',
  'suppressed:frequency-cap',
  'suppressed:erased',
  'failed:rejected',
  'failed:refused',
  'failed:unavailable',
];
