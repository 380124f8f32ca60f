import { describeFilter } from '@magpie/audience';
import type { JourneyNode } from '@magpie/journey';
import { formatMoment } from '@magpie/ui';
import type { TraceReason } from '../api/contract.ts';
import type { CanvasGround } from '../canvas/canvas-context.ts';
import { portWords } from '../canvas/port-words.ts';
import { unreachableWords } from './send-states.tsx';

/** Why a decision came out as it did, as a sentence. */
export function reasonSentence({ type, fact, filter, noLongerKept }: TraceReason, node: JourneyNode | undefined, ground: CanvasGround): string {
  const { words, locale, zone, currency, anchor, known } = ground;
  const described =
    filter === null
      ? null
      : describeFilter(filter, {
          locale,
          currency,
          anchorName: anchor?.type === 'festival' ? words(`festival.${anchor.festival}`) : null,
          cohortNames: Object.fromEntries(known.cohorts.map(({ id, name }) => [id, name])),
        });
  if (noLongerKept !== null) return words('why.no-longer-kept', { before: formatMoment(noLongerKept, { zone, locale, style: 'minute' }) });
  switch (type) {
    case 'entered':
      return described === null ? words('why.entered') : words('why.entered.audience', { filter: described });
    case 'filter':
    case 'branch':
      return words(fact === true ? 'why.met' : 'why.unmet', { filter: described ?? '' });
    case 'arm':
      return words('why.arm', { arm: node === undefined ? String(fact) : portWords(node, String(fact), words) });
    case 'event':
      return typeof fact === 'number' ? words('why.event', { at: formatMoment(fact, { zone, locale, style: 'minute' }) }) : words('why.no-event');
    case 'reach':
      return fact === null || fact === undefined ? words('why.reached') : words('why.unreachable', { reason: unreachableWords(String(fact), words) });
    case 'time':
      return words('why.time');
    case 'done':
      return words('why.done');
  }
}
