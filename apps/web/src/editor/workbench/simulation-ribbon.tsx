import { formatCount, useUi } from '@magpie/ui';
import { Button } from 'antd';
import { X } from 'lucide-react';
import type { ReactElement } from 'react';
import { useEditorScope, useWorkbenchState } from '../editor-context.ts';

/** Over the canvas, while its numbers are those of a simulation. */
export function SimulationRibbon(): ReactElement | null {
  const { words, locale } = useUi();
  const { workbench } = useEditorScope();
  const simulated = useWorkbenchState((state) => state.simulated);
  if (simulated === null) return null;
  return (
    <div className="simulation-ribbon">
      {words('simulation.ribbon', { people: formatCount(simulated.reach.audience ?? 0, locale), seed: simulated.seed })}
      <Button size="small" type="text" icon={<X size={13} />} aria-label={words('simulation.back')} onClick={() => workbench.simulate(null)} />
    </div>
  );
}
