import { CalendarRange, Workflow } from 'lucide-react';
import { lazy } from 'react';
import { EditorCanvas } from '../canvas/editor-canvas.tsx';
import type { DrawnAs } from './drawn-as.ts';

/** The ways in which a journey is drawn. Another one is another line here, with words `drawn-as.<name>`. */
export const stages = {
  flow: { icon: Workflow, component: EditorCanvas },
  timeline: {
    icon: CalendarRange,
    component: lazy(async () => ({ default: (await import('../timeline/timeline-stage.tsx')).TimelineStage })),
  },
} satisfies Readonly<Record<string, DrawnAs>>;

export type StageName = keyof typeof stages;
