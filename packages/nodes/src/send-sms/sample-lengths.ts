import { renderTemplate, segmentsWithLinks } from '@magpie/messaging';

/** How long a text comes out over some members. */
export interface SampleLengths {
  /** Members that it can be rendered for. */
  readonly people: number;
  readonly longestUnits: number;
  readonly longestParts: number;
  /** Share of members who need more than one part. */
  readonly moreThanOne: number;
  /** Parts of a member's message on average. */
  readonly meanParts: number;
}

/** Renders a source for each member and counts as the carrier does; null when it can be rendered for nobody. */
export function sampleLengths(source: string, members: readonly { readonly values: Readonly<Record<string, unknown>> }[]): SampleLengths | null {
  const counted = members.flatMap(({ values }) => {
    const rendered = renderTemplate(source, values);
    return rendered.ok ? [segmentsWithLinks(rendered.value)] : [];
  });
  if (counted.length === 0) return null;
  const longest = counted.reduce((left, right) =>
    right.count > left.count || (right.count === left.count && right.units > left.units) ? right : left,
  );
  return {
    people: counted.length,
    longestUnits: longest.units,
    longestParts: longest.count,
    moreThanOne: counted.filter(({ count }) => count > 1).length / counted.length,
    meanParts: counted.reduce((sum, { count }) => sum + count, 0) / counted.length,
  };
}

/** What sending costs, minor units, rounded up: a price per thousand parts × parts a person × people. */
export function costMinor(perThousandMinor: number, meanParts: number, people: number): number {
  return Math.ceil((perThousandMinor * meanParts * people) / 1_000);
}
