import { normalisePhone } from '@magpie/kit';
import { dateReader } from './parse-date.ts';
import { parseMoney } from './parse-money.ts';

/** What the cells of a column look like. */
export interface ToldColumn {
  readonly name: string;
  readonly type: 'empty' | 'date' | 'boolean' | 'number' | 'phone' | 'text';
  /** Of dates: every pattern that the cells fit, likeliest first. `01/02/2026` fits two. */
  readonly patterns: readonly string[];
  /** Of numbers: whether one has decimals. */
  readonly hasDecimals: boolean;
  /** Share of rows whose cell is not empty, 0 to 1. */
  readonly filled: number;
  /** Whether no two filled cells are the same. */
  readonly isUnique: boolean;
  /** The first different cells that are not empty. */
  readonly samples: readonly string[];
}

const datePatterns = [
  'iso',
  'yyyy-MM-dd',
  'yyyy/MM/dd',
  'yyyy.MM.dd',
  'yyyyMMdd',
  'yyyy-MM-dd HH:mm',
  'yyyy-MM-dd HH:mm:ss',
  'yyyy/MM/dd HH:mm',
  'yyyy/MM/dd HH:mm:ss',
  'yyyyMMddHHmmss',
  'yyyy年MM月dd日',
  'dd/MM/yyyy',
  'MM/dd/yyyy',
  'dd/MM/yyyy HH:mm',
  'MM/dd/yyyy HH:mm',
  'dd/MM/yyyy HH:mm:ss',
  'MM/dd/yyyy HH:mm:ss',
  'dd.MM.yyyy',
  'dd.MM.yyyy HH:mm',
  'epoch-seconds',
  'epoch-milliseconds',
] as const;

/** Any instant will do: only whether a text is a date counts. */
const readers = datePatterns.map((pattern) => ({
  pattern,
  read: dateReader(pattern, 'UTC', ({ date, time }) => {
    const instant = Date.parse(`${date}T${time}:00Z`);
    if (Number.isNaN(instant)) throw new RangeError('No such time');
    return instant;
  }),
}));

const booleanWords = new Set(['true', 'false', 'yes', 'no', '是', '否', '0', '1']);

/** Looks at the cells of one column, in the order of the rows. */
export function tellColumn(name: string, cells: readonly string[]): ToldColumn {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const different = [...new Set(filled)];
  const patterns = filled.length === 0 ? [] : patternsOf(different);
  return {
    name,
    type: typeOf(different, patterns),
    patterns,
    hasDecimals: different.some((cell) => /[.,]\d{1,2}$/.test(cell)),
    filled: cells.length === 0 ? 0 : filled.length / cells.length,
    isUnique: different.length === filled.length,
    samples: different.slice(0, 5),
  };
}

function typeOf(cells: readonly string[], patterns: readonly string[]): ToldColumn['type'] {
  if (cells.length === 0) return 'empty';
  if (cells.every((cell) => booleanWords.has(cell.toLowerCase()))) return 'boolean';
  if (patterns.length > 0) return 'date';
  if (mostly(cells, isPhone)) return 'phone';
  return mostly(cells, isNumber) ? 'number' : 'text';
}

/** Files have slips of the pen: one cell in ten may be another thing, and will be rejected with its row. */
function mostly(cells: readonly string[], is: (cell: string) => boolean): boolean {
  return cells.filter(is).length >= cells.length * 0.9;
}

/** Patterns that the cells fit. Seconds since 1970 are ten digits in our time: a number of orders is not one. */
function patternsOf(cells: readonly string[]): readonly string[] {
  const isEpoch = cells.every((cell) => /^1\d{9}(\d{3})?$/.test(cell)) && !cells.every(isPhone);
  return readers
    .filter(({ pattern }) => isEpoch || !pattern.startsWith('epoch'))
    .filter(({ read }) => mostly(cells, (cell) => read(cell) !== null))
    .map(({ pattern }) => pattern);
}

/** A mobile number of the mainland, or one written with its country. */
function isPhone(cell: string): boolean {
  return (/^1[3-9]\d{9}$/.test(cell.replaceAll(/[\s-]/g, '')) || cell.startsWith('+')) && normalisePhone(cell, '86') !== null;
}

/** Amounts with a decimal comma, thousands by points or by spaces. */
const amountForms = [/^\d{1,3}(\.\d{3})*,\d{1,2}$/, /^\d{1,3}(\s\d{3})+(,\d{1,2})?$/, /^\d{4,},\d{1,2}$/];

function isNumber(cell: string): boolean {
  const text = cell.replace(/^-/, '');
  const isAmount = amountForms.some((form) => form.test(text)) || parseMoney(text, { decimal: '.', thousands: ',', digits: 2 }).ok;
  return isAmount || /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(cell);
}
