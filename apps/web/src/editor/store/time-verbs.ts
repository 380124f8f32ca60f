import { addDays, daysBetween } from '@magpie/calendar';
import { type Edit, fieldsBetween, type JourneyNode, type Stage, type When } from '@magpie/journey';
import type { EditorCore } from './create-editor.ts';
import { kindOf, nodeById } from './graph-reading.ts';

/** A local moment of the workspace. */
export interface DayAndTime {
  /** 'YYYY-MM-DD' */
  readonly date: string;
  /** 'HH:MM' */
  readonly time: string;
}

export interface TimeShift {
  /** Where the step is on the calendar. */
  readonly from: DayAndTime;
  readonly to: DayAndTime;
  /** The anchor's date on that calendar. */
  readonly anchorDate: string | null;
  /** Another stage, when it was led there too. */
  readonly stage?: Stage | null;
}

export interface TimeVerbs {
  /**
   * Leads a step to another moment, and stage, in one step of undo. What carries a date or an offset keeps carrying one; a delay grows or shrinks; a
   * step on arrival gets a moment. False when the step cannot be moved so.
   */
  scheduleTo(node: string, shift: TimeShift): boolean;
}

export function timeVerbs(core: EditorCore): TimeVerbs {
  return {
    scheduleTo: (id, shift) => {
      const node = nodeById(core.state().document, id);
      if (node === null) return false;
      const isSameTime = shift.from.date === shift.to.date && shift.from.time === shift.to.time;
      const timed = isSameTime ? [] : timeEdits(node, shift);
      if (timed === null) return false;
      const staged: readonly Edit[] = shift.stage === undefined || shift.stage === node.stage ? [] : [{ type: 'setStage', id, stage: shift.stage }];
      core.change([...timed, ...staged], { select: { nodes: [id] } });
      return true;
    },
  };
}

/** Whether a step has a moment of its own that can be led elsewhere, or can be given one. */
export function hasOwnTime(node: JourneyNode): boolean {
  const kind = kindOf(node);
  return kind !== null && (kind.timed || kind.moveDays !== undefined);
}

function timeEdits(node: JourneyNode, shift: TimeShift): readonly Edit[] | null {
  const kind = kindOf(node);
  if (kind === null) return null;
  if (kind.timed) return [{ type: 'setWhen', id: node.id, when: whenAt(node.when, shift) }];
  const parsed = kind.config.safeParse(node.config);
  const moved = parsed.success ? kind.moveDays?.(parsed.data, daysBetween(shift.from.date, shift.to.date)) : undefined;
  const config = moved === undefined ? undefined : kind.config.safeParse(moved);
  // Less than a day moves no days.
  if (shift.from.date === shift.to.date) return null;
  if (config?.success !== true || typeof config.data !== 'object' || config.data === null) return null;
  const fields = fieldsBetween(node, { ...config.data }, node.version);
  return fields === null ? [] : [fields];
}

function whenAt(when: When | null, { from, to, anchorDate }: TimeShift): When | null {
  const days = daysBetween(from.date, to.date);
  if (when?.type === 'anchor') return { ...when, offsetDays: when.offsetDays + days, time: to.time };
  if (when?.type === 'date') return { ...when, date: addDays(when.date, days), time: to.time };
  if (when?.type === 'delay')
    return delayOf(when.amount * unitMinutes[when.unit] + days * unitMinutes.days + minutesOf(to.time) - minutesOf(from.time));
  const rest = { time: to.time, zone: 'workspace', past: 'skip' } as const;
  return anchorDate === null ? { type: 'date', date: to.date, ...rest } : { type: 'anchor', offsetDays: daysBetween(anchorDate, to.date), ...rest };
}

const unitMinutes = { minutes: 1, hours: 60, days: 1_440 } as const;

/** In the largest unit that holds it whole; none left means on arrival. */
function delayOf(minutes: number): When | null {
  if (minutes <= 0) return null;
  const unit = minutes % unitMinutes.days === 0 ? 'days' : minutes % unitMinutes.hours === 0 ? 'hours' : 'minutes';
  return { type: 'delay', amount: minutes / unitMinutes[unit], unit };
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
