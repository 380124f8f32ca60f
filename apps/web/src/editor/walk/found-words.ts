import type { EventFact, Explanation, Filter, FoundSpan, Measure } from '@magpie/audience';
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
    case 'reach':
      return [words(found.hasAddress ? (found.hasAgreed ? 'walk.found.reach' : 'walk.found.no-consent') : 'walk.found.no-address')];
    case 'path':
      return [found.events.length === 0 ? words('walk.found.none') : eventsWords(found.events, ground)];
    case 'score':
      return [found.score === null ? words('walk.found.no-score') : words('walk.found.score', { score: formatCount(found.score, ground.locale) })];
    case 'events':
      return clause.type === 'event' ? found.spans.map((span) => spanWords(span, clause.measure, ground)) : [];
  }
}

function spanWords(span: FoundSpan, measure: Measure, ground: CanvasGround): string {
  const { words } = ground;
  if (span.until === null) return words('walk.found.no-span');
  const when =
    span.from === null
      ? words('walk.found.until', { until: day(span.until - 1, ground) })
      : words('walk.found.between', { from: day(span.from, ground), until: day(span.until - 1, ground) });
  const last = eventsWords(span.last, ground);
  const measured = span.measured === null ? words('walk.found.none') : measuredWords({ measure, measured: span.measured, count: span.count }, ground);
  return `${when}${measured}${last === '' ? '' : words('walk.found.last', { last })}`;
}

function measuredWords(
  { measure, measured, count }: { readonly measure: Measure; readonly measured: number; readonly count: number },
  { words, locale, currency }: CanvasGround,
): string {
  switch (measure.type) {
    case 'count':
      return words('walk.found.count', { count: formatCount(measured, locale) });
    case 'firstDaysAgo':
    case 'lastDaysAgo':
      return words('walk.found.days', { days: formatCount(measured, locale) });
    case 'sum':
      if (measure.property === undefined)
        return words('walk.found.sum', { count: formatCount(count, locale), sum: formatMoney(measured, currency, locale) });
      break;
    default:
      break;
  }
  const isMoney = 'property' in measure ? measure.property === undefined : measure.type !== 'days';
  const number = isMoney
    ? formatMoney(Math.round(measured), currency, locale)
    : new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(measured);
  return words('walk.found.measured', { count: formatCount(count, locale), measured: number });
}

function eventsWords(events: readonly EventFact[], ground: CanvasGround): string {
  const { words, locale, currency } = ground;
  return events
    .map(({ occurredAt, value }) => `${day(occurredAt, ground)}${value === null ? '' : ` ${formatMoney(value, currency, locale)}`}`)
    .join(words('walk.found.comma'));
}

function day(at: number, { zone, locale }: CanvasGround): string {
  return formatMoment(at, { zone, locale, style: 'date' }).slice(0, 10);
}
