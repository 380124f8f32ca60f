import type { JourneyDocument, JourneyNote } from '@magpie/journey';

/** As large as most cards are on the canvas. */
const card = { width: 224, height: 152 } as const;

/** A note that lies closer to a step than this, in pixels of the canvas, belongs to it. */
const near = 64;

/** A note, and the step beside which it lies; null: it lies by itself. */
export interface PlacedNote {
  readonly note: JourneyNote;
  readonly step: string | null;
}

/**
 * Notes know no step: what one is about is told by where it lies, as it is for people. It belongs to the step that it touches or lies closest to, if
 * that is close at all, and so to that step's day.
 */
export function notesBySteps({ notes, nodes }: Pick<JourneyDocument, 'notes' | 'nodes'>): readonly PlacedNote[] {
  return notes.map((note) => {
    let [step, least]: [string | null, number] = [null, near];
    for (const { id, position } of nodes) {
      const away = gap({ ...note.position, ...note.size }, { ...position, ...card });
      if (away <= least && (away < least || step === null)) [step, least] = [id, away];
    }
    return { note, step };
  });
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function gap(one: Box, other: Box): number {
  const across = Math.max(0, other.x - (one.x + one.width), one.x - (other.x + other.width));
  const down = Math.max(0, other.y - (one.y + one.height), one.y - (other.y + other.height));
  return Math.hypot(across, down);
}
