import type { FactInput } from '@magpie/db';
import type { RandomHistory } from '@magpie/journey/testing';

/** The facts of a history as a source tells them; each kind in its own order, which decides between two changes at one instant. */
export function inputsOf({ externalId, facts }: Pick<RandomHistory, 'externalId' | 'facts'>): readonly FactInput[] {
  return [
    ...facts.events.map(({ occurredAt, name, value, properties }, number): FactInput => ({
      type: 'event',
      id: `${externalId}.${number}`,
      externalId,
      name,
      occurredAt,
      properties,
      ...(value === null ? {} : { value: BigInt(value) }),
    })),
    ...facts.tags.map(({ occurredAt, tag, present }): FactInput => ({ type: 'tag', externalId, tag, present, occurredAt })),
    ...facts.attributes.map(({ occurredAt, name, value }): FactInput => ({ type: 'attribute', externalId, name, value, occurredAt })),
    ...facts.consents.map(({ occurredAt, channel, purpose, given }): FactInput => ({
      type: 'consent',
      externalId,
      channel,
      purpose,
      given,
      occurredAt,
    })),
  ];
}
