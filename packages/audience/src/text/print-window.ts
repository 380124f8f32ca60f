import { unreachable } from '@magpie/kit';
import { lengthOf } from '../check-window.ts';
import { runsInMemberZone } from '../runs-in-member-zone.ts';
import type { Window } from '../window.ts';

/** The window behind an event, with a space before it; nothing for ever. */
export function printWindow(window: Window): string {
  const text = textOf(window);
  return text === '' ? '' : ` ${text}${runsInMemberZone(window) ? ' member time' : ''}`;
}

function textOf(window: Window): string {
  switch (window.type) {
    case 'ever':
      return '';
    case 'absolute': {
      const sides = [...(window.from === null ? [] : [`from ${window.from}`]), ...(window.to === null ? [] : [`until ${window.to}`])];
      return sides.join(' ') || 'at any time';
    }
    case 'rolling': {
      const { count, unit } = lengthOf(window);
      return `in last ${count} ${unit}`;
    }
    case 'calendar': {
      const period = window.back === 0 ? `this ${window.unit}` : window.back === 1 ? `previous ${window.unit}` : `${window.unit} ${window.back} back`;
      return `in ${period}${window.days === undefined ? '' : ` days ${window.days.from} to ${window.days.to}`}`;
    }
    case 'dayOfYear':
      return `every year ${window.calendar} ${window.from} to ${window.to} for ${window.years} years`;
    case 'workingDays':
      return `in last ${window.days} working days`;
    case 'anchor':
      return `around anchor ${window.fromDays} to ${window.toDays} years ${window.yearsBack.join(', ') || 'none'}`;
    default:
      return unreachable(window);
  }
}
