import { forbiddenWords } from './advertising-words.ts';
import type { TextProblem } from './check-template.ts';
import { type ForbiddenRule, shippedWords } from './shipped-words.ts';
import { segmentsWithLinks } from './short-link.ts';

/** What an SMS owes its reader and its carrier, as found in a text or a template's source. */
export interface SmsMarks {
  /** What stands in 【】 at the very start or end; null when there is none. */
  readonly signature: string | null;
  /** Whether it says how to get no more of them. */
  readonly optOut: boolean;
}

/** Chinese carriers take a signature of 2 to 12 characters (services differ at the upper end; 20 is the widest published). */
const signature = /^\s*【([^【】]*)】|【([^【】]*)】\s*$/;
const optOut =
  /(?:拒收|退订|退)[^，。,.]{0,6}(?:回|回复|复)?\s*(?:TD|[TRN])\b|回复?\s*(?:TD|[TRN])\s*(?:退订|拒收)|\b(?:reply|text|txt|send)\s+["“]?STOP\b|\bSTOP\s+to\s+(?:opt|end|cancel|unsubscribe)/iu;

/** Reads the signature and the opt-out words of a text. */
export function smsMarks(text: string): SmsMarks {
  const found = signature.exec(text);
  return { signature: found ? (found[1] ?? found[2] ?? '') : null, optOut: optOut.test(text) };
}

/**
 * What a carrier or the law would hold against an SMS: `sms-no-signature` (asked for where the text is Chinese), `sms-bad-signature`,
 * `sms-no-opt-out` (marketing only), `sms-long` (over three messages, as the source stands), `sms-forbidden-superlative`, `-state`, `-derived` and `-own`
 * (of the words that advertisements here do without; marketing only). All are warnings but a malformed signature.
 */
export function checkSms(text: string, purpose: string, words: readonly ForbiddenRule[] = shippedWords): readonly TextProblem[] {
  const marks = smsMarks(text);
  const problems: TextProblem[] = [];
  if (marks.signature === null && /\p{Script=Han}/u.test(text)) problems.push(problem('warning', 'sms-no-signature', {}));
  if (marks.signature !== null && !/^[\p{L}\p{N} ]{2,20}$/u.test(marks.signature)) {
    problems.push(problem('error', 'sms-bad-signature', { signature: marks.signature }));
  }
  if (purpose === 'marketing' && !marks.optOut) problems.push(problem('warning', 'sms-no-opt-out', {}));
  const { count } = segmentsWithLinks(text);
  if (count > 3) problems.push(problem('warning', 'sms-long', { segments: count }));
  if (purpose === 'marketing') problems.push(...forbidden(text, words));
  return problems;
}

/** One problem a reason, with the words. */
function forbidden(text: string, words: readonly ForbiddenRule[]): readonly TextProblem[] {
  const found = forbiddenWords(text, words);
  return [...new Set(found.map(({ reason }) => reason))].map((reason) =>
    problem('warning', `sms-forbidden-${reason}`, {
      words: [...new Set(found.filter((each) => each.reason === reason).map(({ word }) => word))].join(' · '),
    }),
  );
}

function problem(severity: TextProblem['severity'], code: string, parameters: TextProblem['parameters']): TextProblem {
  return { code, severity, path: [], parameters };
}
