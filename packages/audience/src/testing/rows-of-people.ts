import { pools } from './pools.ts';
import type { RandomPerson } from './random-people.ts';

/** Random people as rows of the database, by table. */
export function rowsOfPeople(workspaceId: string, people: readonly RandomPerson[]) {
  const stamped = { workspace_id: workspaceId };
  const at = (instant: number): Date => new Date(instant);
  return {
    member: people.map(({ no, aliasOf, isErased, facts }) => ({
      ...stamped,
      no,
      external_id: `member-${no}`,
      zone: facts.zone,
      alias_of: aliasOf,
      erased_at: isErased ? at(0) : null,
      sequence: 0n,
      occurred_at: at(0),
    })),
    event: people.flatMap(({ no, facts }) =>
      facts.events.map((event) => ({
        ...stamped,
        sequence: event.sequence,
        id: `event-${event.sequence}`,
        member_no: no,
        name: event.name,
        key: null,
        value: event.value === null ? null : BigInt(event.value),
        currency: 'CNY',
        properties: JSON.stringify(event.properties),
        occurred_at: at(event.occurredAt),
      })),
    ),
    attribute_change: people.flatMap(({ no, facts }) =>
      facts.attributes.map(({ sequence, name, value, occurredAt }) => ({
        ...stamped,
        sequence,
        member_no: no,
        name,
        value: JSON.stringify(value),
        occurred_at: at(occurredAt),
      })),
    ),
    tag_change: people.flatMap(({ no, facts }) =>
      facts.tags.map(({ sequence, tag, present, occurredAt }) => ({
        ...stamped,
        sequence,
        member_no: no,
        tag,
        present,
        occurred_at: at(occurredAt),
      })),
    ),
    consent_change: people.flatMap(({ no, facts }) =>
      facts.consents.map(({ sequence, channel, purpose, given, occurredAt }) => ({
        ...stamped,
        sequence,
        member_no: no,
        channel,
        purpose,
        given,
        occurred_at: at(occurredAt),
      })),
    ),
    address: people.flatMap(({ no, facts }) =>
      facts.channels.map((channel) => ({ ...stamped, channel, member_no: no, value: `address-${no}`, sequence: 0n, occurred_at: at(0) })),
    ),
    cohort_block: pools.cohorts.slice(0, 3).flatMap((cohort_id) => {
      const numbers = people.filter(({ facts }) => facts.cohorts.includes(cohort_id)).map(({ no }) => no);
      return [...new Set(numbers.map((no) => no >> 10))].map((block) => ({
        ...stamped,
        cohort_id,
        block,
        members: bitsOf(numbers.filter((no) => no >> 10 === block)),
      }));
    }),
  };
}

/** Bits of one block, only as many bytes as it takes. */
function bitsOf(numbers: readonly number[]): Uint8Array {
  const slots = numbers.map((no) => no & 1023);
  const bits = new Uint8Array((Math.max(...slots) >> 3) + 1);
  for (const slot of slots) bits[slot >> 3] = (bits[slot >> 3] ?? 0) | (1 << (slot & 7));
  return bits;
}
