/** Which message of the ledger is meant. */
export interface MessagePlace {
  readonly runId: string;
  readonly batch: string;
  readonly memberNo: number;
  readonly node: string;
}

/** Our reference of a message, for providers: what the ledger knows it by. Unique for ever, since run ids are, and readable back without a look-up. */
export function referenceOf({ runId, batch, memberNo, node }: MessagePlace): string {
  return `${runId}.${batch}.${memberNo}.${node}`;
}

/** The message a reference names; null when it is none of ours. */
export function parseReference(reference: string): MessagePlace | null {
  const [runId = '', batch = '', memberNo = ''] = reference.split('.', 3);
  const node = reference.slice(runId.length + batch.length + memberNo.length + 3);
  if (runId === '' || node === '' || !isNumber(batch, 18) || !isNumber(memberNo, 10)) return null;
  return { runId, batch, memberNo: Number(memberNo), node };
}

function isNumber(text: string, digits: number): boolean {
  return text.length > 0 && text.length <= digits && /^(0|[1-9]\d*)$/.test(text);
}
