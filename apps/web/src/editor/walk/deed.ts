import { addDays, daysBetween, instantOf, localDateOf, localTimeOf } from '@magpie/calendar';

/** Something the person is supposed to do besides what is recorded. */
export interface Deed {
  readonly id: number;
  readonly event: string;
  readonly occurredAt: number;
  /** The business thing that it is about, such as an order or a cart; empty: none. */
  readonly key: string;
  /** Minor units. */
  readonly value: number | null;
  readonly properties: readonly DeedProperty[];
}

export interface DeedProperty {
  readonly name: string;
  readonly value: string | number | boolean;
}

/** What was typed, as events have it: what looks like a number or a truth is one, unless it stands in quotes. */
export function typedValue(text: string): DeedProperty['value'] {
  const [, quoted] = /^"(.*)"$/.exec(text) ?? [];
  if (quoted !== undefined) return quoted;
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(text) ? Number(text) : text;
}

/** A value as it would be typed. */
export function typedText(value: DeedProperty['value']): string {
  return typeof value === 'string' && typedValue(value) !== value ? `"${value}"` : String(value);
}

/** Properties by name, without those that have none yet. */
export function propertiesOf({ properties }: Pick<Deed, 'properties'>): Readonly<Record<string, DeedProperty['value']>> {
  return Object.fromEntries(properties.flatMap(({ name, value }) => (name.trim() === '' || value === '' ? [] : [[name.trim(), value]])));
}

/** Deeds as many days later as the anchor is, at the same time of the day: what was supposed of one year is supposed of another. */
export function deedsFor(
  deeds: readonly Deed[],
  { from, to, zone }: { readonly from: string | null; readonly to: string | null; readonly zone: string },
): readonly Deed[] {
  if (from === null || to === null || from === to) return deeds;
  const days = daysBetween(from, to);
  return deeds.map((deed) => ({
    ...deed,
    occurredAt: instantOf({ date: addDays(localDateOf(deed.occurredAt, zone), days), time: localTimeOf(deed.occurredAt, zone), zone }),
  }));
}
