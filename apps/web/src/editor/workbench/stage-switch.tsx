import { useUi } from '@magpie/ui';
import type { ReactElement } from 'react';
import { useEditorScope, useWorkbenchState } from '../editor-context.ts';
import { type StageName, stages } from './stages.ts';
import './workbench.css';

const names = Object.keys(stages).filter((name): name is StageName => name in stages);

/** Flow or timeline: the same document, with the same step selected. */
export function StageSwitch(): ReactElement {
  const { words } = useUi();
  const { workbench } = useEditorScope();
  const chosen = useWorkbenchState(({ stage }) => stage);
  return (
    <div className="stage-switch" role="group" aria-label={words('drawn-as')}>
      {names.map((name) => {
        const Icon = stages[name].icon;
        return (
          <button key={name} type="button" aria-pressed={name === chosen} onClick={() => workbench.show(name)}>
            <Icon size={14} />
            <span>{words(`drawn-as.${name}`)}</span>
          </button>
        );
      })}
    </div>
  );
}
