import type { RunSummary } from '../api/contract.ts';
import type { Conversions } from './conversions.ts';
import type { RunNumber } from './run-number.ts';
import { totalSends } from './total-sends.ts';

/** What a number of a run is now, as far as the screen knows it; null where it does not. */
export function valueOf(number: RunNumber, run: Pick<RunSummary, 'perNode' | 'goal'>, conversions: Conversions | null): number | null {
  const numbers = 'node' in number ? run.perNode.find(({ node }) => node === number.node) : undefined;
  switch (number.type) {
    case 'entered':
    case 'here':
    case 'stuck':
      return numbers?.[number.type] ?? null;
    case 'left':
      return number.outcomes.reduce((sum, outcome) => sum + (numbers?.outcomes[outcome] ?? 0), 0);
    case 'messages': {
      const sends = number.node === null ? totalSends(run.perNode) : (numbers?.sends ?? null);
      if (sends === null) return null;
      const { suppressed, ...groups } = sends;
      const [group, reason] = number.state.split(':', 2);
      if (reason !== undefined) return group === 'suppressed' ? (suppressed[reason] ?? 0) : null;
      if (number.state === 'suppressed') return Object.values(suppressed).reduce((sum, count) => sum + count, 0);
      return Object.entries(groups).find(([name]) => name === number.state)?.[1] ?? null;
    }
    case 'converted': {
      const own = conversions?.nodes.find(({ node }) => node === number.node);
      if (own === undefined) return null;
      return number.outcomes === null ? own.converted : number.outcomes.reduce((sum, outcome) => sum + (own.outcomes[outcome]?.converted ?? 0), 0);
    }
    case 'open': {
      const own = conversions?.nodes.find(({ node }) => node === number.node);
      return own === undefined || numbers === undefined ? null : numbers.entered - own.counted;
    }
    case 'arm':
      return run.goal?.[number.arm]?.[number.bought ? 'k' : 'n'] ?? null;
    case 'arm-open':
      return run.goal?.[number.arm]?.open ?? null;
  }
}
