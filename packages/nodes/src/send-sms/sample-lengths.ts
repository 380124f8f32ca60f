import { renderTemplate, segmentsWithLinks } from '@magpie/messaging';

/** How long a text comes out over some members. */
export interface SampleLengths {
  /** Members that it can be rendered for. */
  readonly people: number;
  /** Members that it cannot be rendered for: they are sent nothing. */
  readonly unwritable: number;
  readonly longestUnits: number;
  readonly longestParts: number;
  readonly leastParts: number;
  /** Share of those it can be rendered for who need more than one part. */
  readonly moreThanOne: number;
  /** Parts a member on average, those who are sent nothing included. */
  readonly meanParts: number;
}

/** Renders a source for each member and counts as the carrier does; null without members. */
export function sampleLengths(source: string, members: readonly { readonly values: Readonly<Record<string, unknown>> }[]): SampleLengths | null {
  if (members.length === 0) return null;
  const counted = members.flatMap(({ values }) => {
    const rendered = renderTemplate(source, values);
    return rendered.ok ? [segmentsWithLinks(rendered.value)] : [];
  });
  const parts = counted.map(({ count }) => count);
  const longestParts = Math.max(0, ...parts);
  return {
    people: counted.length,
    unwritable: members.length - counted.length,
    longestUnits: Math.max(0, ...counted.filter(({ count }) => count === longestParts).map(({ units }) => units)),
    longestParts,
    leastParts: Math.min(longestParts, ...parts),
    moreThanOne: counted.length === 0 ? 0 : parts.filter((count) => count > 1).length / counted.length,
    meanParts: parts.reduce((sum, count) => sum + count, 0) / members.length,
  };
}

/** What sending costs, minor units, rounded up: a price per thousand parts × parts a person × people. */
export function costMinor(perThousandMinor: number, meanParts: number, people: number): number {
  return Math.ceil((perThousandMinor * meanParts * people) / 1_000);
}
