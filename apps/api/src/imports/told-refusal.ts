import type { ImportRefusal } from '@magpie/db';

/** Why a file cannot be imported, without the place at which it lies on the server: that is nobody's business. */
export function toldRefusal(refusal: ImportRefusal, path: string): ImportRefusal {
  return refusal.detail.includes(path) ? { ...refusal, detail: '' } : refusal;
}
