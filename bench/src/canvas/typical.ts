import type { Frames } from './frames.ts';
import type { Moves } from './moves.ts';

/** Each move's medians over several rounds, and the longest time between two frames in any of them. */
export function typicalMoves(rounds: readonly Moves[]): Moves {
  const typical = (move: keyof Moves): Frames => {
    const all = rounds.map((round) => round[move]);
    return {
      fps: median(all.map(({ fps }) => fps)),
      longestMs: Math.max(...all.map(({ longestMs }) => longestMs)),
      processorMs: median(all.map(({ processorMs }) => processorMs)),
    };
  };
  return { pan: typical('pan'), zoom: typical('zoom'), drag: typical('drag') };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
