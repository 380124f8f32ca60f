import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useGround } from '../../canvas/canvas-context.ts';
import { useEditorScope, useWorkbenchState } from '../editor-context.ts';
import { type CalendarView, dayNumber, fitted, leftmostDate, rulerOf, type Stretch, zoomedAt } from './calendar-view.ts';
import { cardSize } from './timeline-card.tsx';
import { timeScale, type TimeScale, type Zoom, widthOf } from './time-scale.ts';
import { type ShownPart, useShownPart } from './use-shown-part.ts';

export interface ShownCalendar {
  readonly scale: TimeScale;
  readonly shown: ShownPart;
  /** All of the journey. */
  fit(): void;
  zoomTo(zoom: Zoom): void;
  /** Around a place of the screen, as far from the left edge; around the middle when none is given. */
  zoomBy(factor: number, offset?: number): void;
  /** Brings a date to the middle of the screen, however far away it is. */
  lookAt(date: string): void;
  /** Looks as far from one date as it looked from another. */
  shift(from: string, to: string): void;
  /** Scrolls, no further than it must, until a card at a place is in sight. */
  reveal(x: number): void;
}

const narrowestFirst = 18;

/**
 * What of the calendar is looked at: how wide a day is and which day stands where. An edit that lets the ruler begin elsewhere does not move what one
 * looks at, and who comes back from the flow looks at what they left.
 */
export function useCalendarView(place: RefObject<HTMLDivElement | null>, { firstDate, lastDate }: Stretch, anchorDate: string | null): ShownCalendar {
  const { zone } = useGround();
  const { workbench } = useEditorScope();
  const kept = useWorkbenchState((state) => state.calendar);
  const [shown, look] = useShownPart(place);
  // What was looked at before one went to the flow may lie outside of the journey's own days.
  const [asked, setAsked] = useState<readonly string[]>(() => (kept === null ? [] : [leftmostDate(kept)]));
  const width = shown.width;
  const dayWidth = kept?.dayWidth ?? widthOf('weeks');
  const scale = useMemo(
    () => timeScale({ dayWidth, zone, ...rulerOf({ firstDate, lastDate }, { dayWidth }, { width, asked }) }),
    [dayWidth, zone, firstDate, lastDate, width, asked],
  );
  const drawn = useRef(scale);

  /** What is looked at now, by where it was scrolled to. */
  const present = useCallback((): CalendarView => {
    const { dayWidth: drawnWidth, firstDate: drawnFirst } = drawn.current;
    return { dayWidth: drawnWidth, day: dayNumber(drawnFirst) + (place.current?.scrollLeft ?? 0) / drawnWidth, offset: 0 };
  }, [place]);
  const show = useCallback((view: CalendarView): void => workbench.look(view), [workbench]);
  const screen = useCallback((): number => place.current?.clientWidth ?? 0, [place]);

  // What one looks at is put where it was before anything is painted: after another zoom, and after the ruler has begun elsewhere.
  const put = useRef<CalendarView | null>(null);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    if (kept === null) {
      const all = fitted({ firstDate, lastDate }, { width: element.clientWidth, cardWidth: cardSize.width });
      const isFar = all.dayWidth < narrowestFirst;
      workbench.look(
        isFar
          ? {
              dayWidth: widthOf('weeks'),
              day: dayNumber(anchorDate ?? firstDate) + 0.5,
              offset: element.clientWidth * (anchorDate === null ? 0.1 : 0.5),
            }
          : all,
      );
      return;
    }
    const view = put.current === kept ? present() : kept;
    // Before the screen's width is known the ruler may be too short to stand where it should.
    if (width > 0) put.current = kept;
    drawn.current = scale;
    element.scrollTo({ left: (view.day - dayNumber(scale.firstDate)) * scale.dayWidth - view.offset });
    look();
  }, [place, scale, kept, width, present, look, workbench, firstDate, lastDate, anchorDate]);
  // Where one has scrolled to is kept for when one comes back.
  useLayoutEffect(() => () => workbench.look(present()), [workbench, present]);

  return useMemo(
    () => ({
      scale,
      shown,
      fit: () => show(fitted({ firstDate, lastDate }, { width: screen(), cardWidth: cardSize.width })),
      zoomTo: (zoom) => show(zoomedAt(present(), widthOf(zoom) / drawn.current.dayWidth, screen() / 2)),
      zoomBy: (factor, offset) => show(zoomedAt(present(), factor, offset ?? screen() / 2)),
      lookAt: (date) => {
        setAsked((before) => (before.includes(date) ? before : [...before, date]));
        show({ dayWidth: drawn.current.dayWidth, day: dayNumber(date) + 0.5, offset: screen() / 2 });
      },
      shift: (from, to) => {
        const view = present();
        setAsked((before) => (before.includes(to) ? before : [...before, to]));
        show({ ...view, day: view.day + dayNumber(to) - dayNumber(from) });
      },
      reveal: (x) => {
        const element = place.current;
        if (element === null) return;
        const isInSight = x >= element.scrollLeft + 24 && x + cardSize.width <= element.scrollLeft + element.clientWidth - 24;
        if (!isInSight) element.scrollTo({ left: x - (element.clientWidth - cardSize.width) / 2 });
      },
    }),
    [scale, shown, show, present, screen, place, firstDate, lastDate],
  );
}
