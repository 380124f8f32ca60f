/** How a carrier counts a text. */
export interface Segments {
  readonly encoding: 'gsm-7' | 'ucs-2';
  /** Messages that the carrier bills. */
  readonly count: number;
  /** Septets (GSM-7, extension characters count two) or UTF-16 code units (UCS-2). */
  readonly units: number;
  /** Units that still fit into the last message. */
  readonly remaining: number;
}

/**
 * Counts the messages that a text is sent as: 3GPP TS 23.038 (alphabet and extension table) and TS 23.040 (a concatenated message gives 6 bytes of
 * each part to its header: 153 of 160 septets, 67 of 70 code units). An escape and its character, and the two halves of a surrogate pair, are never
 * parted, so a part may stay one unit short. An empty text is one message.
 */
export function segments(text: string): Segments {
  const widths = gsmWidths(text);
  return widths === null
    ? count('ucs-2', { widths: codePointWidths(text), single: 70, part: 67 })
    : count('gsm-7', { widths, single: 160, part: 153 });
}

interface Measure {
  /** Units of each character, in order; a character is never parted. */
  readonly widths: readonly number[];
  readonly single: number;
  readonly part: number;
}

function count(encoding: Segments['encoding'], { widths, single, part }: Measure): Segments {
  const units = widths.reduce((sum, width) => sum + width, 0);
  if (units <= single) return { encoding, count: 1, units, remaining: single - units };
  let parts = 1;
  let used = 0;
  for (const width of widths) {
    if (used + width > part) {
      parts += 1;
      used = 0;
    }
    used += width;
  }
  return { encoding, count: parts, units, remaining: part - used };
}

const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const extension = new Set('\f^{}\\[~]|€');

/** Septets of each character, or null when one is not in the alphabet. */
function gsmWidths(text: string): number[] | null {
  const widths: number[] = [];
  for (const character of text) {
    if (basic.has(character)) widths.push(1);
    else if (extension.has(character)) widths.push(2);
    else return null;
  }
  return widths;
}

function codePointWidths(text: string): number[] {
  return Array.from(text, (character) => character.length);
}
