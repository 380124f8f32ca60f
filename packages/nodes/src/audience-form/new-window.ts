import type { Window } from '@magpie/audience';

export const windowTypes = [
  'anchor',
  'rolling',
  'calendar',
  'absolute',
  'dayOfYear',
  'workingDays',
  'ever',
] as const satisfies readonly Window['type'][];
export const rollingUnits = ['hours', 'days', 'weeks', 'months'] as const;
export type RollingUnit = (typeof rollingUnits)[number];

type Rolling = Window & { readonly type: 'rolling' };

/** A fresh window of a type. */
export function newWindow(type: Window['type']): Window {
  switch (type) {
    case 'ever':
      return { type };
    case 'absolute':
      return { type, from: null, to: null };
    case 'rolling':
      return { type, days: 365 };
    case 'calendar':
      return { type, unit: 'month', back: 0 };
    case 'dayOfYear':
      return { type, calendar: 'solar', from: '01-01', to: '01-31', years: 1 };
    case 'workingDays':
      return { type, days: 5 };
    case 'anchor':
      return { type, fromDays: -14, toDays: 0, yearsBack: [1] };
  }
}

export function rollingOf(window: Rolling): { readonly unit: RollingUnit; readonly count: number } {
  if ('hours' in window) return { unit: 'hours', count: window.hours };
  if ('weeks' in window) return { unit: 'weeks', count: window.weeks };
  return 'months' in window ? { unit: 'months', count: window.months } : { unit: 'days', count: window.days };
}

export function rollingWindow(unit: RollingUnit, count: number): Rolling {
  switch (unit) {
    case 'hours':
      return { type: 'rolling', hours: count };
    case 'days':
      return { type: 'rolling', days: count };
    case 'weeks':
      return { type: 'rolling', weeks: count };
    case 'months':
      return { type: 'rolling', months: count };
  }
}
