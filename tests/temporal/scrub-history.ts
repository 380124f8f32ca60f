/** A history as JSON, as Temporal's own tools write it. */
export interface HistoryJson {
  readonly events: readonly HistoryEvent[];
}

export interface HistoryEvent {
  readonly eventType: string;
  readonly [attributes: string]: unknown;
}

/**
 * A history without what tells where it was recorded: who the worker was, where its code lay, the names of its private queues. What a replay reads
 * stays as it is.
 */
export function scrubHistory({ events }: HistoryJson): HistoryJson {
  return { events: events.map((event) => ({ ...scrubObject(event), eventType: event.eventType })) };
}

const dropped = new Set(['identity', 'stackTrace', 'workerVersion', 'binaryChecksum', 'lastFailure', 'encodedAttributes']);

function scrub(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(scrub);
  return typeof value === 'object' && value !== null ? scrubObject(value) : value;
}

function scrubObject(value: object): Readonly<Record<string, unknown>> {
  const kept = Object.entries(value).filter(([name]) => !dropped.has(name));
  const isPrivateQueue = 'kind' in value && value.kind === 'TASK_QUEUE_KIND_STICKY';
  return Object.fromEntries(kept.map(([name, inner]) => [name, isPrivateQueue && name === 'name' ? 'sticky' : scrub(inner)]));
}
