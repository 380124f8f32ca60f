import { useUi } from '@magpie/ui';
import { Button } from 'antd';
import { X } from 'lucide-react';
import type { ReactElement } from 'react';
import { useEditorScope, useEditorState } from '../editor-context.ts';
import { ProblemList } from './problem-list.tsx';

/** The problems under the canvas, which stays in sight. */
export function ProblemDrawer(): ReactElement {
  const { words } = useUi();
  const { workbench } = useEditorScope();
  const problems = useEditorState((state) => state.problems);
  return (
    <section className="problem-drawer" aria-label={words('problems.title')}>
      <header>
        <h2>{words('problems.title')}</h2>
        <Button type="text" size="small" icon={<X size={15} />} aria-label={words('problems.close')} onClick={workbench.close} />
      </header>
      {problems.length === 0 ? (
        <p className="mg-hint" style={{ padding: 16 }}>
          {words('problems.none')}
        </p>
      ) : (
        <ProblemList problems={problems} />
      )}
    </section>
  );
}
