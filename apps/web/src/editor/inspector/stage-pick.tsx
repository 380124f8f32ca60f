import type { Stage } from '@magpie/journey';
import { useUi } from '@magpie/ui';
import type { ReactElement } from 'react';
import { stages } from '../../canvas/stage-lanes.tsx';

/** The five stages; pressing the present one takes it away. */
export function StagePick({ stage, onChange }: { readonly stage: Stage | null; readonly onChange: (stage: Stage | null) => void }): ReactElement {
  const { words } = useUi();
  return (
    <div className="stage-pick" role="group" aria-label={words('inspector.stage')}>
      {stages.map((each) => (
        <button
          key={each}
          type="button"
          className={`mg-stage-${each}`}
          aria-pressed={each === stage}
          onClick={() => onChange(each === stage ? null : each)}
        >
          {words(`stage.${each}`)}
        </button>
      ))}
    </div>
  );
}
