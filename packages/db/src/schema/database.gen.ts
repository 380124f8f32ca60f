import type { ColumnType } from "kysely";
export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;
export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export type address = {
    workspace_id: string;
    channel: string;
    member_no: number;
    value: string;
    sequence: bigint;
    occurred_at: Timestamp;
};
export type address_change = {
    workspace_id: string;
    sequence: bigint;
    member_no: number;
    channel: string;
    /**
     * Null: taken away.
     */
    value: string | null;
    occurred_at: Timestamp;
    recorded_at: Generated<Timestamp>;
};
export type app_user = {
    id: string;
    email: string;
    name: string;
    created_at: Generated<Timestamp>;
};
export type applier_cursor = {
    workspace_id: string;
    sequence: Generated<bigint>;
};
export type attribute_change = {
    workspace_id: string;
    sequence: bigint;
    member_no: number;
    name: string;
    value: unknown | null;
    occurred_at: Timestamp;
    recorded_at: Generated<Timestamp>;
};
export type attribute_definition = {
    workspace_id: string;
    name: string;
    /**
     * text · number · boolean · date · instant, and mixed: what came is of several types (inferred ones only).
     */
    type: string;
    title_zh: string | null;
    title_en: string | null;
    declared: boolean;
    created_at: Generated<Timestamp>;
};
export type audience_version = {
    workspace_id: string;
    audience_id: string;
    version: number;
    /**
     * A filter of packages/audience; saved audiences it names stand in it as references.
     */
    filter: unknown;
    /**
     * The day that it is counted around while no journey asks (packages/calendar's Anchor); null: none.
     */
    anchor: unknown | null;
    /**
     * Null: the product itself.
     */
    author: string | null;
    at: Generated<Timestamp>;
};
export type audit_entry = {
    workspace_id: string;
    id: Generated<bigint>;
    user_id: string | null;
    action: string;
    subject: string;
    detail: unknown;
    at: Generated<Timestamp>;
};
export type batch = {
    workspace_id: string;
    run_id: string;
    number: bigint;
    wave: number;
    watermark: bigint | null;
    at: Timestamp;
    committed_at: Generated<Timestamp>;
};
export type chunk = {
    workspace_id: string;
    id: Generated<bigint>;
    run_id: string;
    account_id: string;
    node: string;
    op: number;
    /**
     * Idempotency key, the same on every repeat.
     */
    key: string;
    /**
     * JSON: {"spans":[{"b":batch,"k":block,"s":[slot,…]},…],"a":[address,…],"t":[text,…]} in the order of the call, frozen at claim. Never searched: text.
     */
    entries: string;
    count: number;
    /**
     * The recipients stand in these blocks and those between them.
     */
    first_block: Generated<number>;
    last_block: Generated<number>;
    /**
     * ready · on-wire · answered · failed · unknown
     */
    state: string;
    token: string | null;
    lease_until: Timestamp | null;
    attempts: Generated<number>;
    not_before: Timestamp | null;
    /**
     * Logical instant of the claim.
     */
    at: Timestamp;
    reference: string | null;
    error: string | null;
};
export type cohort = {
    workspace_id: string;
    id: string;
    name: string;
    /**
     * {"type":"run","runId":…,"node":…} and the like.
     */
    origin: unknown;
    created_at: Generated<Timestamp>;
    /**
     * Put away: it is not offered any more, and whatever names it goes on.
     */
    archived_at: Timestamp | null;
};
export type cohort_block = {
    workspace_id: string;
    cohort_id: string;
    block: number;
    members: Buffer;
};
export type consent_change = {
    workspace_id: string;
    sequence: bigint;
    member_no: number;
    channel: string;
    purpose: string;
    given: boolean;
    occurred_at: Timestamp;
    recorded_at: Generated<Timestamp>;
};
export type contact_block = {
    workspace_id: string;
    channel: string;
    purpose: string;
    bucket: string;
    block: number;
    counts: Buffer;
};
export type dead_letter = {
    workspace_id: string;
    id: Generated<bigint>;
    /**
     * A code of apps/api/src/ingest/dead-reason.ts.
     */
    reason: string;
    /**
     * Where in the message, and what was there: {"path":…,"found":…}.
     */
    detail: unknown;
    /**
     * The message, or the whole body where it is no JSON.
     */
    body: Buffer;
    /**
     * SHA-256 of call and body: what comes again is counted, not kept twice.
     */
    digest: string;
    times: Generated<number>;
    /**
     * track · identify · …; null: nobody can say.
     */
    call: string | null;
    write_key_id: string | null;
    /**
     * For the clock of the sender.
     */
    sent_at: Timestamp | null;
    first_at: Timestamp;
    last_at: Timestamp;
    /**
     * open · replayed · discarded
     */
    state: Generated<string>;
    resolved_at: Timestamp | null;
    resolved_by: string | null;
};
export type entry_block = {
    workspace_id: string;
    run_id: string;
    block: number;
    members: Buffer;
};
export type entry_refusal = {
    workspace_id: string;
    run_id: string;
    /**
     * key-too-long · key-unreadable
     */
    reason: string;
    times: number;
    /**
     * How many of them somebody has put aside: what came later is open again.
     */
    seen_times: Generated<number>;
    /**
     * When the first and the last of them occurred.
     */
    first_at: Timestamp;
    last_at: Timestamp;
    /**
     * The newest of the events, by their numbers.
     */
    sequences: bigint[];
};
export type erased_identity = {
    workspace_id: string;
    /**
     * identity_hash(workspace.erasure_key, source, value)
     */
    hash: Buffer;
    erased_at: Generated<Timestamp>;
};
export type erasure = {
    workspace_id: string;
    member_no: number;
    erased_at: Generated<Timestamp>;
    /**
     * Everybody who stood for them, themselves included: {1,2}.
     */
    numbers: number[];
    /**
     * Null: runs or messages still hold something.
     */
    settled_at: Timestamp | null;
};
export type event = {
    workspace_id: string;
    sequence: bigint;
    /**
     * The sender's id of the event: the same id twice is one event.
     */
    id: string;
    member_no: number;
    /**
     * Segment spec names, such as "Order Completed".
     */
    name: string;
    key: string | null;
    /**
     * Minor units.
     */
    value: bigint | null;
    currency: string | null;
    properties: Generated<unknown>;
    occurred_at: Timestamp;
    recorded_at: Generated<Timestamp>;
};
export type event_removal = {
    workspace_id: string;
    /**
     * In the order of commits.
     */
    number: bigint;
    name: string;
    /**
     * Null: since the beginning.
     */
    after: Timestamp | null;
    before: Timestamp;
    sequence: bigint;
    /**
     * Events that went by it, and by the rows that it has replaced.
     */
    events: number;
    at: Generated<Timestamp>;
};
export type event_retention = {
    workspace_id: string;
    /**
     * Null: for ever.
     */
    days: number | null;
    /**
     * When the removal looks next; null: never.
     */
    due_at: Timestamp | null;
    /**
     * When the last turn began, or the one under way.
     */
    started_at: Timestamp | null;
    /**
     * Null: it is under way, or there was none yet.
     */
    ended_at: Timestamp | null;
    /**
     * Events removed by that turn so far.
     */
    removed: Generated<number>;
    /**
     * Until when somebody is at it.
     */
    lease_until: Timestamp | null;
};
export type export_job = {
    workspace_id: string;
    id: string;
    /**
     * packages/db/src/export/export-wish.ts
     */
    wish: unknown;
    /**
     * queued · running · finished · stopped · failed · expired: the file was taken away after its days
     */
    state: string;
    /**
     * Rows that it will have; null until they were counted.
     */
    total_rows: bigint | null;
    done_rows: Generated<bigint>;
    /**
     * Of the file, once it is whole.
     */
    bytes: bigint | null;
    /**
     * Why it failed: {"code":…,"detail":…}.
     */
    refusal: unknown | null;
    stop_requested: Generated<boolean>;
    created_by: string;
    created_at: Generated<Timestamp>;
    ended_at: Timestamp | null;
    /**
     * When whoever works on it last said so; long ago: nobody does any more.
     */
    beat_at: Timestamp | null;
};
export type feed_event = {
    workspace_id: string;
    run_id: string;
    id: string;
    member_no: number;
    name: string;
    key: string | null;
    value: bigint | null;
    currency: string | null;
    properties: Generated<unknown>;
    occurred_at: Timestamp;
    /**
     * Happens only if a message of the run had gone out to the member before: the modelled response.
     */
    requires_message: Generated<boolean>;
    fed_at: Timestamp | null;
};
export type forbidden_word = {
    workspace_id: string;
    word: string;
    /**
     * off: a shipped word that nobody is warned of here · own: a word of the workspace's own
     */
    type: string;
    /**
     * Of an own word: where it comes from, or why; may be empty.
     */
    source: Generated<string>;
    /**
     * Null: the product itself.
     */
    user_id: string | null;
    created_at: Generated<Timestamp>;
};
export type goods = {
    workspace_id: string;
    id: string;
    name: string | null;
    category: string | null;
    /**
     * Minor units.
     */
    price: bigint | null;
    currency: string | null;
    sequence: bigint;
    occurred_at: Timestamp;
    recorded_at: Generated<Timestamp>;
};
export type grant_block = {
    workspace_id: string;
    run_id: string;
    batch: bigint;
    block: number;
    node: string;
    slots: Buffer;
    count: number;
    benefit: unknown;
    at: Timestamp;
};
export type import_job = {
    workspace_id: string;
    id: string;
    file_name: string;
    /**
     * Of the file as it was sent.
     */
    bytes: bigint;
    /**
     * uploaded · queued · running · finished · stopped · failed
     */
    state: string;
    /**
     * packages/db/src/import/mapping.ts; null until it was started.
     */
    mapping: unknown | null;
    /**
     * Counts so far, or in the end; null until it was started.
     */
    counts: unknown | null;
    done_bytes: Generated<bigint>;
    /**
     * Why it failed: {"code":…,"detail":…}.
     */
    refusal: unknown | null;
    stop_requested: Generated<boolean>;
    created_by: string;
    created_at: Generated<Timestamp>;
    ended_at: Timestamp | null;
    /**
     * When whoever works on it last said so; long ago: nobody does any more.
     */
    beat_at: Timestamp | null;
};
export type import_mapping = {
    workspace_id: string;
    name: string;
    mapping: unknown;
    user_id: string;
    saved_at: Generated<Timestamp>;
};
export type journey = {
    workspace_id: string;
    id: string;
    name: string;
    /**
     * The draft document (packages/journey).
     */
    document: unknown;
    /**
     * Counts up at every save; a save names the revision it started from.
     */
    revision: Generated<number>;
    current_version: number | null;
    archived_at: Timestamp | null;
    /**
     * Where it is kept in the list; null: in no folder.
     */
    folder: string | null;
    created_at: Generated<Timestamp>;
    updated_at: Generated<Timestamp>;
};
export type journey_change = {
    workspace_id: string;
    journey_id: string;
    /**
     * The draft's revision after it.
     */
    revision: number;
    /**
     * The client's own; sent twice it is one change.
     */
    change_id: string;
    /**
     * Null: the product itself.
     */
    author: string | null;
    /**
     * The tab it was made in; null outside of the editor.
     */
    client: string | null;
    /**
     * What the author had seen of the draft when it was sent.
     */
    base_revision: number;
    /**
     * An edit of packages/journey, and the one that takes it back.
     */
    edit: unknown;
    inverse: unknown;
    at: Generated<Timestamp>;
};
export type journey_comment = {
    workspace_id: string;
    journey_id: string;
    id: string;
    /**
     * The first comment of its thread; null: it is the first itself.
     */
    thread: string | null;
    /**
     * The step that a thread is about, or a point of the canvas.
     */
    node: string | null;
    x: number | null;
    y: number | null;
    author: string;
    /**
     * Empty once its author has taken it back.
     */
    text: string;
    created_at: Generated<Timestamp>;
    /**
     * Of whatever happened to it last.
     */
    changed_at: Generated<Timestamp>;
    deleted_at: Timestamp | null;
    /**
     * Of a thread: since when, and by whom, it is settled.
     */
    resolved_at: Timestamp | null;
    resolved_by: string | null;
};
export type journey_version = {
    workspace_id: string;
    journey_id: string;
    version: number;
    document: unknown;
    plan: unknown;
    plan_hash: string;
    published_at: Generated<Timestamp>;
    published_by: string | null;
};
export type login_token = {
    token_hash: string;
    user_id: string;
    expires_at: Timestamp;
    spent_at: Timestamp | null;
};
export type member = {
    workspace_id: string;
    no: number;
    external_id: string;
    /**
     * IANA zone, null = the workspace's.
     */
    zone: string | null;
    /**
     * Current values; the changes are the truth.
     */
    attributes: Generated<unknown>;
    /**
     * Merged into this number; null for a member in his own right.
     */
    alias_of: number | null;
    sequence: bigint;
    occurred_at: Timestamp;
    recorded_at: Generated<Timestamp>;
    erased_at: Timestamp | null;
    /**
     * The transaction in which zone, alias_of or erased_at changed last (by a trigger); null: never.
     */
    changed: bigint | null;
};
export type member_identity = {
    workspace_id: string;
    /**
     * user · anonymous · phone · email · wecom · openid · unionid · whatever a source calls its ids.
     */
    source: string;
    value: string;
    member_no: number;
    sequence: bigint;
    occurred_at: Timestamp;
    recorded_at: Generated<Timestamp>;
};
export type member_merge = {
    workspace_id: string;
    id: Generated<bigint>;
    from_no: number;
    into_no: number;
    /**
     * merged · held · apart
     */
    state: string;
    /**
     * identified · same-identity · alias · by-hand
     */
    reason: string;
    /**
     * Why it is not joined by itself: different-phones · two-known; null once it is merged.
     */
    refusal: string | null;
    /**
     * The facts that led to it: {"source":…,"value":…,"message":…}, and the two phones where they differ.
     */
    evidence: unknown;
    occurred_at: Timestamp;
    recorded_at: Generated<Timestamp>;
    /**
     * Null: the product itself, or nobody yet.
     */
    decided_by: string | null;
    decided_at: Timestamp | null;
    /**
     * Number of the fact that they are one; null: not merged, or before this was kept.
     */
    sequence: bigint | null;
    /**
     * When runs that held both had led the one out; null: not looked at yet.
     */
    settled_at: Timestamp | null;
};
export type membership = {
    workspace_id: string;
    user_id: string;
    /**
     * owner · editor · viewer
     */
    role: string;
};
export type order_line = {
    workspace_id: string;
    order_id: string;
    /**
     * From 1, in the order in which the source lists them.
     */
    line: number;
    goods_id: string | null;
    quantity: string;
    /**
     * Minor units, to the ten thousandth: some goods cost a tenth of a penny.
     */
    unit_price: string;
    /**
     * Minor units, taken off the whole line.
     */
    discount: Generated<bigint>;
    /**
     * Minor units: quantity × unit price − discount, rounded half up.
     */
    amount: bigint;
    /**
     * Of the fact that said so.
     */
    sequence: bigint;
};
export type order_status_change = {
    workspace_id: string;
    sequence: bigint;
    order_id: string;
    /**
     * paid · shipped · completed · cancelled · refunded
     */
    status: string;
    occurred_at: Timestamp;
    recorded_at: Generated<Timestamp>;
};
export type provider_account = {
    workspace_id: string;
    id: string;
    channel: string;
    /**
     * loopback, … An adapter's name.
     */
    adapter: string;
    config: unknown;
    /**
     * Copy of workspace.shadow, held equal by a foreign key, so that the check can see it.
     */
    workspace_shadow: Generated<boolean>;
};
export type receipt_page = {
    workspace_id: string;
    account_id: string;
    /**
     * SHA-256 of the receipts' ids and words: the same call again is the same page.
     */
    digest: string;
    /**
     * JSON: [[reference, "delivered" | "failed", epoch ms, reason or null], …]
     */
    receipts: string;
    count: number;
    received_at: Generated<Timestamp>;
    /**
     * Once every receipt of it stands in the ledger; one that came before the answer to its call waits for that.
     */
    folded_at: Timestamp | null;
};
export type referral = {
    workspace_id: string;
    member_no: number;
    referrer_no: number;
    sequence: bigint;
    occurred_at: Timestamp;
    recorded_at: Generated<Timestamp>;
};
export type refund = {
    workspace_id: string;
    id: string;
    order_id: string;
    value: bigint;
    currency: string;
    sequence: bigint;
    occurred_at: Timestamp;
    recorded_at: Generated<Timestamp>;
};
export type refund_line = {
    workspace_id: string;
    refund_id: string;
    line: number;
    goods_id: string | null;
    quantity: string;
    /**
     * Minor units that came back for it.
     */
    amount: bigint;
    sequence: bigint;
};
export type run = {
    workspace_id: string;
    id: string;
    journey_id: string;
    version: number;
    plan_hash: string;
    /**
     * live · rehearsal · backtest
     */
    purpose: string;
    /**
     * Copy of workspace.shadow: true for rehearsals and for nothing else (constraint).
     */
    workspace_shadow: Generated<boolean>;
    /**
     * {"type":"real"} · {"type":"scaled","pace":…} · {"type":"replayed"}
     */
    clock: unknown;
    /**
     * Local date of the anchor of this run, null when the journey has none.
     */
    anchor_date: Timestamp | null;
    /**
     * The instant the run (logically) starts; the audience is fixed by it and by start_watermark.
     */
    start_at: Timestamp;
    start_watermark: bigint | null;
    /**
     * Logical now: the instant last drained or being drained.
     */
    logical_now: Timestamp;
    /**
     * Resolved moments: {"<op>.<which>": {"<zone>": epochMs}}.
     */
    instants: Generated<unknown>;
    /**
     * starting · running · paused · stopped · finished · failed
     */
    state: string;
    /**
     * Raised before the exclusive lock is taken: pause · stop · null.
     */
    request: string | null;
    reason: string | null;
    /**
     * Instant the workflow's timer is set to, null = none.
     */
    armed_at: Timestamp | null;
    wave: Generated<number>;
    /**
     * Enrolment cursor: blocks below are enrolled; null = done.
     */
    enrol_block: Generated<number | null>;
    goal_closes_at: Timestamp | null;
    seed: Generated<string>;
    /**
     * Rehearsal: {"type":"modelled"} · {"type":"recorded","shiftDays":n}; null otherwise.
     */
    customers: unknown | null;
    /**
     * Numbers of the final report, once finished.
     */
    report: unknown | null;
    created_at: Generated<Timestamp>;
    ended_at: Timestamp | null;
};
export type run_block = {
    workspace_id: string;
    run_id: string;
    block: number;
    /**
     * Codec of packages/engine: per active slot version, op, due, entered, visit, flags; dictionary-coded columns.
     */
    state: Buffer;
    active: number;
    /**
     * Earliest due of any slot; null = none waits.
     */
    next_due: Timestamp | null;
    /**
     * Op index → how many stand there: {"3": 1000}.
     */
    here: unknown;
};
export type run_entry = {
    workspace_id: string;
    run_id: string;
    /**
     * Facts up to this number have been looked at.
     */
    sequence: bigint;
    /**
     * Days and audiences have been looked at up to this logical instant; null = not yet.
     */
    looked_at: Timestamp | null;
    /**
     * When to look again by itself; null = facts alone let people in.
     */
    next_look_at: Timestamp | null;
    /**
     * Nobody enters from this logical instant on; null = as long as the run goes on.
     */
    closes_at: Timestamp | null;
    /**
     * Enrolments so far: the number of the next.
     */
    enrolled: Generated<number>;
};
export type saved_audience = {
    workspace_id: string;
    id: string;
    name: string;
    /**
     * What it is for; may be empty.
     */
    description: Generated<string>;
    current_version: Generated<number>;
    /**
     * Null: the product itself.
     */
    created_by: string | null;
    created_at: Generated<Timestamp>;
    /**
     * Of its newest version, name or description.
     */
    changed_at: Generated<Timestamp>;
    archived_at: Timestamp | null;
};
export type send_block = {
    workspace_id: string;
    run_id: string;
    batch: bigint;
    block: number;
    node: string;
    op: number;
    version: number;
    channel: string;
    purpose: string;
    at: Timestamp;
    slots: Buffer;
    /**
     * A state byte per slot, in slot order.
     */
    states: Buffer;
    count: number;
    /**
     * Dictionary-coded instants of held entries; null = none held.
     */
    not_before: Buffer | null;
    /**
     * Earliest instant at which something here wants dispatching; null = nothing does.
     */
    next_claim: Timestamp | null;
    /**
     * Entries not yet in a final state.
     */
    open: number;
};
export type session = {
    token_hash: string;
    user_id: string;
    expires_at: Timestamp;
};
export type shop_order = {
    workspace_id: string;
    id: string;
    member_no: number;
    status: string;
    value: bigint;
    currency: string;
    placed_at: Timestamp;
    /**
     * When value and lines were said last.
     */
    revised_at: Timestamp | null;
    sequence: bigint;
};
export type slot = {
    workspace_id: string;
    run_id: string;
    block: number;
    slot: number;
    member_no: number;
    /**
     * The business thing it is about, such as a cart; empty = none.
     */
    key: string;
    /**
     * Earlier enrolments of the member with this key.
     */
    pass: number;
    /**
     * Logical instant of entering.
     */
    entered_at: Timestamp;
};
export type stuck_slot = {
    workspace_id: string;
    run_id: string;
    block: number;
    slot: number;
    node: string;
    reason: string;
    at: Generated<Timestamp>;
};
export type tag_block = {
    workspace_id: string;
    tag: string;
    block: number;
    members: Buffer;
};
export type tag_change = {
    workspace_id: string;
    sequence: bigint;
    member_no: number;
    tag: string;
    present: boolean;
    occurred_at: Timestamp;
    recorded_at: Generated<Timestamp>;
};
export type test_message = {
    workspace_id: string;
    id: string;
    user_id: string;
    journey_id: string;
    address: string;
    /**
     * As it went out, for the member it was rendered for.
     */
    text: string;
    /**
     * sending · accepted · rejected · failed · unknown
     */
    state: string;
    reason: string | null;
    created_at: Generated<Timestamp>;
};
export type transition_block = {
    workspace_id: string;
    run_id: string;
    batch: bigint;
    block: number;
    node: string;
    outcome: string;
    visit: number;
    slots: Buffer;
    /**
     * Each slot's logical instant, dictionary-coded in slot order.
     */
    instants: Buffer;
    count: number;
};
export type webhook_attempt = {
    workspace_id: string;
    delivery_id: bigint;
    number: number;
    at: Timestamp;
    duration_ms: number;
    /**
     * HTTP status; null: there was no answer.
     */
    status: number | null;
    /**
     * Why there was none, a code: refused-target · timeout · connection · tls · …; null where there was.
     */
    error: string | null;
    /**
     * The beginning of the answer's body.
     */
    response: string | null;
};
export type webhook_delivery = {
    workspace_id: string;
    id: Generated<bigint>;
    endpoint_id: string;
    event_id: string;
    /**
     * waiting · delivered · failed: nobody tries any more
     */
    state: Generated<string>;
    attempts: Generated<number>;
    /**
     * Null unless it waits.
     */
    next_attempt_at: Timestamp | null;
    /**
     * Whoever tries now; without it nobody's word counts.
     */
    token: string | null;
    lease_until: Timestamp | null;
    created_at: Generated<Timestamp>;
};
export type webhook_endpoint = {
    workspace_id: string;
    id: string;
    url: string;
    description: string;
    /**
     * Of packages/db/src/webhooks/event-types.ts.
     */
    event_types: string[];
    /**
     * whsec_…: signs what is sent; told once, never to a screen again.
     */
    secret: string;
    /**
     * The one before it, which signs too until previous_until.
     */
    previous_secret: string | null;
    previous_until: Timestamp | null;
    /**
     * The first failure since the last success; null: the last attempt succeeded, or there was none.
     */
    failing_since: Timestamp | null;
    /**
     * Null: news are sent.
     */
    disabled_at: Timestamp | null;
    /**
     * by-hand · failing: for days · gone: the receiver says so
     */
    disabled_reason: string | null;
    created_by: string | null;
    created_at: Generated<Timestamp>;
};
export type webhook_event = {
    workspace_id: string;
    /**
     * The webhook-id of every delivery of it.
     */
    id: string;
    type: string;
    /**
     * JSON as it is sent and signed.
     */
    body: string;
    occurred_at: Timestamp;
    recorded_at: Generated<Timestamp>;
};
export type working_day = {
    workspace_id: string;
    /**
     * Local, 'YYYY-MM-DD'
     */
    date: string;
    working: boolean;
};
export type workspace = {
    id: string;
    name: string;
    zone: string;
    currency: string;
    locale: Generated<string>;
    /**
     * True for a rehearsal's copy: it may bind to the loopback provider only (constraint).
     */
    shadow: Generated<boolean>;
    shadow_of: string | null;
    /**
     * Next member number to give out; numbers are dense and never reused.
     */
    next_member_no: Generated<number>;
    /**
     * Highest fact sequence committed; taken under the workspace's advisory lock.
     */
    fact_sequence: Generated<bigint>;
    /**
     * {"start":"21:00","end":"08:00"} or null: none.
     */
    quiet_hours: unknown | null;
    /**
     * Breaker: messages per person per hour over all journeys.
     */
    hourly_ceiling: Generated<number>;
    /**
     * What a thousand parts of a text message cost, minor units of the currency; null: nobody has said.
     */
    sms_price_per_thousand: number | null;
    /**
     * Whose notice of days off and make-up working days is followed: 'cn' or null, Monday to Friday.
     */
    official_days: string | null;
    /**
     * How long a timeout waits, on the real clock, for news that are late; 0 to a day.
     */
    settling_seconds: Generated<number>;
    /**
     * Under which coupon codes are computed (engine: report/coupon-code.ts).
     */
    coupon_key: Generated<Buffer>;
    /**
     * Under which the ids of erased people are hashed.
     */
    erasure_key: Generated<Buffer>;
    created_at: Generated<Timestamp>;
};
export type write_key = {
    workspace_id: string;
    id: string;
    name: string;
    /**
     * SHA-256, hexadecimal.
     */
    key_hash: string;
    /**
     * The last four characters, to tell keys apart.
     */
    hint: string;
    created_at: Generated<Timestamp>;
    created_by: string | null;
    revoked_at: Timestamp | null;
    revoked_by: string | null;
    /**
     * To the minute.
     */
    last_used_at: Timestamp | null;
};
export type DB = {
    address: address;
    address_change: address_change;
    app_user: app_user;
    applier_cursor: applier_cursor;
    attribute_change: attribute_change;
    attribute_definition: attribute_definition;
    audience_version: audience_version;
    audit_entry: audit_entry;
    batch: batch;
    chunk: chunk;
    cohort: cohort;
    cohort_block: cohort_block;
    consent_change: consent_change;
    contact_block: contact_block;
    dead_letter: dead_letter;
    entry_block: entry_block;
    entry_refusal: entry_refusal;
    erased_identity: erased_identity;
    erasure: erasure;
    event: event;
    event_removal: event_removal;
    event_retention: event_retention;
    export_job: export_job;
    feed_event: feed_event;
    forbidden_word: forbidden_word;
    goods: goods;
    grant_block: grant_block;
    import_job: import_job;
    import_mapping: import_mapping;
    journey: journey;
    journey_change: journey_change;
    journey_comment: journey_comment;
    journey_version: journey_version;
    login_token: login_token;
    member: member;
    member_identity: member_identity;
    member_merge: member_merge;
    membership: membership;
    order_line: order_line;
    order_status_change: order_status_change;
    provider_account: provider_account;
    receipt_page: receipt_page;
    referral: referral;
    refund: refund;
    refund_line: refund_line;
    run: run;
    run_block: run_block;
    run_entry: run_entry;
    saved_audience: saved_audience;
    send_block: send_block;
    session: session;
    shop_order: shop_order;
    slot: slot;
    stuck_slot: stuck_slot;
    tag_block: tag_block;
    tag_change: tag_change;
    test_message: test_message;
    transition_block: transition_block;
    webhook_attempt: webhook_attempt;
    webhook_delivery: webhook_delivery;
    webhook_endpoint: webhook_endpoint;
    webhook_event: webhook_event;
    working_day: working_day;
    workspace: workspace;
    write_key: write_key;
};
