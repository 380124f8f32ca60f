import { Button } from 'antd';
import { X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
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
  return (
    <section className="side-panel" aria-label={title}>
      <header className="inspector-head">
        <h2>{title}</h2>
        <Button type="text" size="small" icon={<X size={15} />} aria-label={close} onClick={workbench.close} />
      </header>
      {children}
    </section>
  );
}
