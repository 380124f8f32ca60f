import { type ReactElement, useEffect, useRef, useState } from 'react';

export interface MovingPeopleProps {
  readonly path: string;
  /** Everyone who has taken the edge so far. */
  readonly count: number;
  readonly live: boolean;
  readonly stage: string;
}

interface Dot {
  readonly key: number;
  readonly delayMs: number;
  readonly aside: number;
}

const travelMs = 1_100;

/** Something between 0 and 1 that looks like chance and is the same every time. */
function scatter(seed: number): number {
  const wave = Math.sin(seed * 127.1) * 43_758.5453;
  return wave - Math.floor(wave);
}

/** Dots along an edge for those who have just gone that way: few for few, not more than two dozen for very many. */
export function MovingPeople({ path, count, live, stage }: MovingPeopleProps): ReactElement | null {
  const before = useRef(count);
  const number = useRef(0);
  const [dots, setDots] = useState<readonly Dot[]>([]);
  useEffect(() => {
    const more = count - before.current;
    before.current = count;
    if (!live || more <= 0) return;
    const shown = Math.min(24, Math.ceil(Math.log2(more + 1) * 2.5));
    const fresh = Array.from({ length: shown }, (_, index): Dot => {
      number.current += 1;
      // Spread over the time until the next news and across the width of the edge, out of step like people are.
      const [first, second] = [scatter(number.current), scatter(number.current + 0.5)];
      return { key: number.current, delayMs: ((index + first) / shown) * 600 + second * 160, aside: (scatter(number.current + 0.25) - 0.5) * 12 };
    });
    setDots((present) => [...present, ...fresh].slice(-72));
    // Every batch takes itself away; a later one must not call that off.
    setTimeout(() => setDots((present) => present.filter(({ key }) => !fresh.some((dot) => dot.key === key))), travelMs + 700);
  }, [count, live]);
  if (dots.length === 0) return null;
  return (
    <g className={`moving-people mg-stage-${stage}`} aria-hidden>
      {dots.map(({ key, delayMs, aside }) => (
        <circle
          key={key}
          r={3}
          cy={aside}
          style={{ offsetPath: `path("${path}")`, animationDelay: `${delayMs}ms`, animationDuration: `${travelMs}ms` }}
        />
      ))}
    </g>
  );
}
