import { refuse, ok, type Result } from '@magpie/kit';
import { type ForeignFormat, foreignFormat } from './foreign-format.ts';
import type { ImportMapping } from './mapping.ts';
import type { FileHead } from './read-head.ts';

export interface ToldText {
  readonly encoding: ImportMapping['encoding'];
  readonly text: string;
}

/**
 * Text of a file's beginning in the encoding that fits: UTF-8 where every byte is of it, else GB18030. Refused: `utf-16` by its mark or by every second
 * byte being zero, `packed` where it is a ZIP archive, `binary` where there are zero bytes or where neither encoding fits.
 */
export function tellEncoding({ bytes, isWhole }: FileHead): Result<ToldText, ForeignFormat | 'binary'> {
  const foreign = foreignFormat(bytes);
  if (foreign !== null) return refuse(foreign);
  const zeros = [...bytes.keys()].filter((index) => bytes[index] === 0);
  if (zeros.length > 0) {
    const isEverySecond = zeros.length > bytes.length / 4 && zeros.every((index) => index % 2 === (zeros[0] ?? 0) % 2);
    return refuse(isEverySecond ? 'utf-16' : 'binary');
  }
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    const text = decoded(bytes, { encoding, isWhole });
    if (text !== null) return ok({ encoding, text });
  }
  return refuse('binary');
}

function decoded(bytes: Buffer, { encoding, isWhole }: { readonly encoding: ToldText['encoding']; readonly isWhole: boolean }): string | null {
  try {
    // Where the file goes on, its beginning may end in the middle of a character.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: !isWhole });
  } catch {
    return null;
  }
}
