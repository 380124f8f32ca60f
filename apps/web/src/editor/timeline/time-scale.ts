import { addDays, daysBetween, localDateOf, localTimeOf } from '@magpie/calendar';
import type { DayAndTime } from '../store/time-verbs.ts';

export const zooms = ['hours', 'days', 'weeks', 'months'] as const;

/** How much a calendar says of a day: by how wide one is. */
export type Zoom = (typeof zooms)[number];

/** Width of a day in pixels: when it is asked for by name, from which on it is drawn so, and what a drag snaps to in minutes. */
const grain = {
  hours: { dayWidth: 384, from: 160, snapMinutes: 30 },
  days: { dayWidth: 56, from: 40, snapMinutes: 1_440 },
  weeks: { dayWidth: 27, from: 18, snapMinutes: 1_440 },
  months: { dayWidth: 9, from: 0, snapMinutes: 1_440 },
} as const satisfies Readonly<Record<Zoom, { dayWidth: number; from: number; snapMinutes: number }>>;

/** From a decade on a wide screen to half an hour as wide as a finger. */
const widest = 1_152;
const narrowest = 2;

export const widthOf = (zoom: Zoom): number => grain[zoom].dayWidth;

export const withinWidths = (dayWidth: number): number => Math.min(widest, Math.max(narrowest, dayWidth));

export function zoomOf(dayWidth: number): Zoom {
  return zooms.find((zoom) => dayWidth >= grain[zoom].from) ?? 'months';
}

/** Local time on a line: every day is as wide as the next, also those that a clock change made longer or shorter. */
export interface TimeScale {
  readonly zoom: Zoom;
  readonly firstDate: string;
  readonly days: number;
  readonly dayWidth: number;
  readonly width: number;
  xOf(at: number): number;
  xOfDate(date: string): number;
  /** Where something stands that was led `byPixels` along: snapped to days, or to half hours when days are wide. */
  led(from: DayAndTime, byPixels: number): DayAndTime;
  /** The date under a place. */
  dateAt(x: number): string;
  /** The half hour under a place when days are wide; else null. */
  timeAt(x: number): string | null;
  stepMinutes: number;
}

export interface ScaleGround {
  readonly dayWidth: number;
  readonly zone: string;
  readonly firstDate: string;
  readonly lastDate: string;
}

export function timeScale({ dayWidth, zone, firstDate, lastDate }: ScaleGround): TimeScale {
  const zoom = zoomOf(dayWidth);
  const { snapMinutes } = grain[zoom];
  const days = daysBetween(firstDate, lastDate) + 1;
  const xOfDate = (date: string): number => daysBetween(firstDate, date) * dayWidth;
  return {
    zoom,
    firstDate,
    days,
    dayWidth,
    width: days * dayWidth,
    stepMinutes: snapMinutes,
    xOfDate,
    xOf: (at) => xOfDate(localDateOf(at, zone)) + (minutesOf(localTimeOf(at, zone)) / 1_440) * dayWidth,
    dateAt: (x) => addDays(firstDate, Math.min(days - 1, Math.max(0, Math.floor(x / dayWidth)))),
    timeAt: (x) => {
      if (zoom !== 'hours') return null;
      const into = Math.min(1, Math.max(0, x / dayWidth - Math.floor(x / dayWidth)));
      return laterBy({ date: firstDate, time: '00:00' }, Math.floor((into * 1_440) / snapMinutes) * snapMinutes).time;
    },
    led: (from, byPixels) => laterBy(from, Math.round(((byPixels / dayWidth) * 1_440) / snapMinutes) * snapMinutes),
  };
}

/** A local moment some minutes of the clock later. */
export function laterBy({ date, time }: DayAndTime, minutes: number): DayAndTime {
  const all = minutesOf(time) + minutes;
  const days = Math.floor(all / 1_440);
  const rest = all - days * 1_440;
  return { date: addDays(date, days), time: `${String(Math.floor(rest / 60)).padStart(2, '0')}:${String(rest % 60).padStart(2, '0')}` };
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
