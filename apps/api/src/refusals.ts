import { TRPCError, type TRPC_ERROR_CODE_KEY } from '@trpc/server';

/** Every expected "no" of the product and the transport code it becomes. The code itself travels in the message, for the screen's words. */
export const refusalCodes = {
  'not-found': 'NOT_FOUND',
  stale: 'CONFLICT',
  'already-decided': 'CONFLICT',
  'has-problems': 'PRECONDITION_FAILED',
  'not-published': 'PRECONDITION_FAILED',
  'already-ended': 'PRECONDITION_FAILED',
  'moment-past': 'PRECONDITION_FAILED',
  'no-anchor-date': 'PRECONDITION_FAILED',
  'no-provider': 'PRECONDITION_FAILED',
  'is-shadow': 'PRECONDITION_FAILED',
  'is-archived': 'PRECONDITION_FAILED',
  'test-unrenderable': 'PRECONDITION_FAILED',
  'too-many-tests': 'TOO_MANY_REQUESTS',
  'word-taken': 'CONFLICT',
  'too-many-words': 'PRECONDITION_FAILED',
  nobody: 'PRECONDITION_FAILED',
  'no-open-entry': 'PRECONDITION_FAILED',
  'engine-starting': 'PRECONDITION_FAILED',
  'already-running': 'PRECONDITION_FAILED',
  'name-taken': 'CONFLICT',
  'in-use': 'PRECONDITION_FAILED',
  'invalid-filter': 'BAD_REQUEST',
  'not-confirmed': 'BAD_REQUEST',
  'removes-events': 'PRECONDITION_FAILED',
  'refused-target': 'BAD_REQUEST',
  'too-many-endpoints': 'PRECONDITION_FAILED',
  'file-gone': 'PRECONDITION_FAILED',
  'unreadable-file': 'BAD_REQUEST',
  'invalid-mapping': 'BAD_REQUEST',
  'invalid-document': 'BAD_REQUEST',
  'token-spent': 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
} as const satisfies Record<string, TRPC_ERROR_CODE_KEY>;

export type RefusalCode = keyof typeof refusalCodes;

/** An expected no with what the screen needs to explain it. */
export class Refused extends TRPCError {
  readonly refusal: RefusalCode;
  readonly detail: unknown;
  constructor(refusal: RefusalCode, detail: unknown = null) {
    super({ code: refusalCodes[refusal], message: refusal });
    this.refusal = refusal;
    this.detail = detail;
  }
}
