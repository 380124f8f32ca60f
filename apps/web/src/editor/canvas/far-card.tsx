import type { JourneyNode } from '@magpie/journey';
import type { Problem } from '@magpie/kit';
import { useUi } from '@magpie/ui';
import type { ReactElement } from 'react';
import '../../canvas/step-card.css';

export interface FarCardProps {
  readonly node: JourneyNode;
  readonly selected: boolean;
  readonly problems: readonly Problem[];
  /** As high as the whole card was measured; absent before it was ever drawn. */
  readonly height: number | undefined;
}

const usualHeight = 112;

/** A step seen from afar: its stage's colour, its name, and whether something is wrong with it. */
export function FarCard({ node, selected, problems, height }: FarCardProps): ReactElement {
  const { words } = useUi();
  const worst = problems.some(({ severity }) => severity === 'error') ? ' step-card-bad' : problems.length > 0 ? ' step-card-warn' : '';
  return (
    <article
      className={`step-card step-card-far mg-stage-${node.stage ?? 'none'}${selected ? ' step-card-selected' : ''}${worst}`}
      style={{ height: height ?? usualHeight }}
    >
      <h2>{node.name || words(`kind.${node.type}`)}</h2>
    </article>
  );
}
