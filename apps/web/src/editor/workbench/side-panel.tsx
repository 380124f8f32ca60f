import { Button } from 'antd';
import { X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { focusStage } from '../canvas/focus-stage.ts';
import { useEditorScope } from '../editor-context.ts';
import './side-panel.css';

export interface SidePanelProps {
  readonly title: string;
  /** What its button to close is called. */
  readonly close: string;
  readonly children: ReactNode;
}

/** The frame of a panel at the side: its title stays, what is in it scrolls by itself. */
export function SidePanel({ title, close, children }: SidePanelProps): ReactElement {
  const { workbench } = useEditorScope();
  /** The button goes with the panel: the keyboard is given on, not lost. */
  const shut = (): void => {
    workbench.close();
    focusStage();
  };
  return (
    <section className="side-panel" aria-label={title}>
      <header className="inspector-head">
        <h2>{title}</h2>
        <Button type="text" size="small" icon={<X size={15} />} aria-label={close} onClick={shut} />
      </header>
      {children}
    </section>
  );
}
