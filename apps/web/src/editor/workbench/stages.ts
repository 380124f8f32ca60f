import { Workflow } from 'lucide-react';
import { EditorCanvas } from '../canvas/editor-canvas.tsx';
import type { Stage } from './stage.ts';

/** The ways in which a journey is drawn. Another one is another line here, with words `stage-view.<name>`. */
export const stages = {
  flow: { icon: Workflow, component: EditorCanvas },
} satisfies Readonly<Record<string, Stage>>;

export type StageName = keyof typeof stages;
