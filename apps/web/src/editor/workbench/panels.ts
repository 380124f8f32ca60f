import { type ComponentType, lazy } from 'react';

/** A panel beside the canvas: below it, or at its side in the place of the inspector. */
interface Panel {
  readonly place: 'below' | 'side';
  readonly component: ComponentType;
}

/** Panels come when they are first opened. Another one is another line here. */
export const panels = {
  problems: { place: 'below', component: lazy(async () => ({ default: (await import('../problems/problem-drawer.tsx')).ProblemDrawer })) },
  history: { place: 'side', component: lazy(async () => ({ default: (await import('../history/history-panel.tsx')).HistoryPanel })) },
  comments: { place: 'side', component: lazy(async () => ({ default: (await import('../comments/comment-panel.tsx')).CommentPanel })) },
  walk: { place: 'side', component: lazy(async () => ({ default: (await import('../walk/walk-panel.tsx')).WalkPanel })) },
  simulation: { place: 'side', component: lazy(async () => ({ default: (await import('../simulation/simulation-panel.tsx')).SimulationPanel })) },
} satisfies Readonly<Record<string, Panel>>;

export type PanelName = keyof typeof panels;
