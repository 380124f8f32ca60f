/**
 * How a table is about people, and so what erasing and exporting one of them does to it.
 *
 * - `rows`: a row is about the member in `column`; deleted, exported.
 * - `order`, `refund`: a row is about the order or refund in `column`, which is somebody's; deleted, exported.
 * - `bits`: a bit is somebody's; cleared, exported as the row's other columns.
 * - `own`: a row is about one or several people in a way of its own, which `how` tells; code of its own sees to it.
 * - `numbers`: member numbers and nothing else, kept, so that counts still reconcile; a number whose member is erased names nobody.
 * - `nobody`: about no member.
 */
export type PersonTable =
  | { readonly type: 'rows'; readonly columns: readonly string[] }
  | { readonly type: 'order' | 'refund'; readonly column: string }
  | { readonly type: 'bits'; readonly name: string | null }
  | { readonly type: 'own' | 'numbers'; readonly how: string }
  | { readonly type: 'nobody' };

const member: PersonTable = { type: 'rows', columns: ['member_no'] };
const nobody: PersonTable = { type: 'nobody' };

/**
 * Every table of the database. A test fails for a table that is missing here, for one that still knows an erased person, and for one about people that
 * is missing from their export.
 */
export const personTables: Readonly<Record<string, PersonTable>> = {
  _prisma_migrations: nobody,
  address: member,
  address_change: member,
  app_user: nobody,
  applier_cursor: nobody,
  attribute_change: member,
  attribute_definition: nobody,
  audit_entry: { type: 'own', how: 'Texts in the details that are an id of theirs are blotted out.' },
  audience_version: nobody,
  batch: nobody,
  chunk: { type: 'own', how: 'Address and text of settled messages are blotted out; the rest follows when it has settled.' },
  cohort: nobody,
  cohort_block: { type: 'bits', name: 'cohort_id' },
  consent_change: member,
  contact_block: { type: 'numbers', how: 'How many messages a number got in an hour.' },
  dead_letter: { type: 'own', how: 'Letters that name one of their ids are deleted.' },
  entry_block: { type: 'bits', name: null },
  entry_refusal: { type: 'numbers', how: 'Numbers of events, which go with whom they are about.' },
  erased_identity: { type: 'numbers', how: 'Keyed hashes: what is remembered of the erased.' },
  erasure: { type: 'numbers', how: 'Who was erased, by number.' },
  event: member,
  event_removal: nobody,
  event_retention: nobody,
  export_job: { type: 'own', how: 'Files end by themselves after their days.' },
  feed_event: member,
  forbidden_word: nobody,
  goods: nobody,
  grant_block: { type: 'numbers', how: 'The ledger of coupons.' },
  import_job: nobody,
  import_mapping: nobody,
  journey: nobody,
  journey_change: nobody,
  journey_comment: nobody,
  journey_version: nobody,
  login_token: nobody,
  member: { type: 'own', how: 'The number stays, with a name that says nothing.' },
  member_identity: member,
  member_merge: { type: 'rows', columns: ['from_no', 'into_no'] },
  membership: nobody,
  order_line: { type: 'order', column: 'order_id' },
  order_status_change: { type: 'order', column: 'order_id' },
  provider_account: nobody,
  receipt_page: { type: 'numbers', how: 'References of messages, and what became of them.' },
  referral: { type: 'rows', columns: ['member_no', 'referrer_no'] },
  refund: { type: 'order', column: 'order_id' },
  refund_line: { type: 'refund', column: 'refund_id' },
  run: nobody,
  run_block: { type: 'numbers', how: 'Where everybody of a run stands; the erased are led out of it.' },
  run_entry: nobody,
  saved_audience: nobody,
  send_block: { type: 'numbers', how: 'The ledger of messages.' },
  session: nobody,
  shop_order: member,
  slot: { type: 'own', how: 'Stays, about nothing: what was entered for once is not entered for again.' },
  stuck_slot: { type: 'numbers', how: 'Rows of the erased go when they are led out of the run.' },
  tag_block: { type: 'bits', name: 'tag' },
  tag_change: member,
  test_message: { type: 'own', how: 'Those that went to an address of theirs, or carry their name, are deleted.' },
  transition_block: { type: 'numbers', how: 'The history of runs.' },
  webhook_attempt: { type: 'own', how: 'What a receiver answered is blotted out where it names one of their ids.' },
  webhook_delivery: nobody,
  webhook_endpoint: nobody,
  webhook_event: { type: 'own', how: 'Their ids are blotted out of news, which tell of others too.' },
  working_day: nobody,
  workspace: nobody,
  write_key: nobody,
};

/** Orders and what hangs on them, from the leaves on: whoever is deleted first is asked about by nobody any more. */
export const deletionOrder = Object.keys(personTables).toSorted((left, right) => rank(left) - rank(right));

function rank(table: string): number {
  const type = personTables[table]?.type;
  if (type === 'refund') return 0;
  if (table === 'refund' || type === 'order') return table === 'refund' ? 2 : 1;
  return 3;
}
