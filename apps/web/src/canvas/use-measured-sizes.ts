import type { NodeChange } from '@xyflow/react';
import { useCallback, useState } from 'react';

export interface MeasuredSize {
  readonly width: number;
  readonly height: number;
}

interface MeasuredSizes {
  /** By node, in canvas pixels. */
  readonly sizes: ReadonlyMap<string, MeasuredSize>;
  readonly onNodesChange: (changes: readonly NodeChange[]) => void;
}

/** How large the cards of a canvas on which nothing is drawn turned out to be. */
export function useMeasuredSizes(): MeasuredSizes {
  const [sizes, setSizes] = useState<MeasuredSizes['sizes']>(new Map());
  const onNodesChange = useCallback((changes: readonly NodeChange[]): void => {
    const measured = changes.flatMap((change) =>
      change.type === 'dimensions' && change.dimensions !== undefined ? [[change.id, change.dimensions] as const] : [],
    );
    if (measured.length > 0) setSizes((known) => new Map([...known, ...measured]));
  }, []);
  return { sizes, onNodesChange };
}
