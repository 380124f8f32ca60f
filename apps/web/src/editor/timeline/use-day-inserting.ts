import { instantOf } from '@magpie/calendar';
import type { When } from '@magpie/journey';
import { useUi } from '@magpie/ui';
import { useMemo } from 'react';
import { useGround } from '../../canvas/canvas-context.ts';
import { useEditorScope } from '../editor-context.ts';
import { freshStep } from '../palette/kind-list.ts';
import { kindOf } from '../store/graph-reading.ts';
import type { DropPlace } from '../store/node-verbs.ts';
import type { Inserting } from '../workbench/workbench.ts';
import { type DayCell, usualTime, whenIn } from './day-cell.ts';
import { placeOnDay } from './place-on-day.ts';
import type { JourneySchedule } from './use-schedule.ts';

export interface DayInserting {
  /** Lets a kind be chosen for a day. */
  ask(cell: DayCell, at: Inserting['at']): void;
  /** Puts a step of a kind there. */
  put(type: string, cell: DayCell): void;
}

/** New steps on a day and in a lane. */
export function useDayInserting({ nodes, anchorDate }: JourneySchedule): DayInserting {
  const { editor, workbench } = useEditorScope();
  const { words } = useUi();
  const { zone } = useGround();
  return useMemo(() => {
    const placeOf = (cell: DayCell): { readonly place: DropPlace; readonly when: When } => {
      const at = instantOf({ date: cell.date, time: cell.time ?? usualTime, zone });
      return { place: placeOnDay(editor.store.getState().document, nodes, { at, stage: cell.stage }), when: whenIn(cell, anchorDate) };
    };
    return {
      ask: (cell, at) => workbench.insertAt({ ...placeOf(cell), at }),
      put: (type, cell) => {
        const { place, when } = placeOf(cell);
        const isStep = kindOf({ type })?.role === 'step';
        editor.drop({ ...freshStep(type, words), when }, isStep ? place : { type: 'canvas', x: 0, y: 0, stage: cell.stage });
      },
    };
  }, [editor, workbench, words, zone, nodes, anchorDate]);
}
