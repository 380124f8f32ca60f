import type { Explanation, Filter, FoundSpan } from '@magpie/audience';
import { describeFilter } from '@magpie/audience';
import { formatCount, formatMoment, formatMoney } from '@magpie/ui';
import type { CanvasGround } from '../../canvas/canvas-context.ts';

/** A clause as a marketer would say it. */
export function clauseWords(filter: Filter, { words, locale, currency, anchor, known }: CanvasGround): string {
  return describeFilter(filter, {
    locale,
    currency,
    anchorName: anchor?.type === 'festival' ? words(`festival.${anchor.festival}`) : null,
    cohortNames: Object.fromEntries(known.cohorts.map(({ id, name }) => [id, name])),
  });
}

/** What was found of a person for a clause, a line each; nothing for groups, whose parts speak. */
export function foundWords({ clause, found }: Explanation, ground: CanvasGround): readonly string[] {
  const { words } = ground;
  switch (found.type) {
    case 'parts':
      return [];
    case 'value':
      return [
        found.since === null
          ? words('walk.found.no-value')
          : words('walk.found.value', { value: String(found.value ?? '—'), since: day(found.since, ground) }),
      ];
    case 'mark':
      if (found.since === null) return [words('walk.found.never')];
      return [words(found.stands ? 'walk.found.since' : 'walk.found.not-since', { since: day(found.since, ground) })];
    case 'member':
      return [words(found.isIn ? 'walk.found.in' : 'walk.found.not-in')];
    case 'events':
      return clause.type === 'event' ? found.spans.map((span) => spanWords(span, clause.measure.type, ground)) : [];
  }
}

function spanWords(span: FoundSpan, measure: 'count' | 'sum' | 'firstDaysAgo' | 'lastDaysAgo', ground: CanvasGround): string {
  const { words, locale, currency } = ground;
  if (span.until === null) return words('walk.found.no-span');
  const when =
    span.from === null
      ? words('walk.found.until', { until: day(span.until - 1, ground) })
      : words('walk.found.between', { from: day(span.from, ground), until: day(span.until - 1, ground) });
  const last = span.last
    .map(({ occurredAt, value }) => `${day(occurredAt, ground)}${value === null ? '' : ` ${formatMoney(value, currency, locale)}`}`)
    .join(words('walk.found.comma'));
  const measured =
    span.measured === null
      ? words('walk.found.none')
      : measure === 'sum'
        ? words('walk.found.sum', { count: formatCount(span.count, locale), sum: formatMoney(span.measured, currency, locale) })
        : measure === 'count'
          ? words('walk.found.count', { count: formatCount(span.measured, locale) })
          : words('walk.found.days', { days: formatCount(span.measured, locale) });
  return `${when}${measured}${last === '' ? '' : words('walk.found.last', { last })}`;
}

function day(at: number, { zone, locale }: CanvasGround): string {
  return formatMoment(at, { zone, locale, style: 'date' }).slice(0, 10);
}
