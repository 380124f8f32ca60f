import type { JourneyDocument, JourneyNode, When } from '@magpie/journey';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Reach } from '../../api/contract.ts';
import type { DropPlace } from '../store/node-verbs.ts';
import type { CalendarView } from '../timeline/calendar-view.ts';
import type { TimelineHandle } from '../timeline/timeline-handle.ts';
import type { DialogName } from './dialogs.ts';
import type { PanelName } from './panels.ts';
import type { StageName } from './stages.ts';

/** What stands around the document on this screen. None of it is saved, none of it is undone. */
export interface WorkbenchState {
  readonly stage: StageName;
  /** How often another way of drawing was asked for. */
  readonly switches: number;
  /** What of the calendar was looked at last; null: it was not yet. */
  readonly calendar: CalendarView | null;
  /** Which occurrence of the anchor the calendar shows; 0: the next. */
  readonly occurrence: number;
  /** The timeline, while it is what is drawn. */
  readonly timeline: TimelineHandle | null;
  readonly panel: PanelName | null;
  readonly dialog: DialogName | null;
  /** Two states of the journey, shown in the place of the draft; null: the draft is drawn. */
  readonly compared: Compared | null;
  /** Where things were that are on their way to where the document has them; null: everything is where it belongs. */
  readonly glide: ReadonlyMap<string, JourneyNode['position']> | null;
  /** Keys of what has been put down already of a journey that is put down a part at a time; null: everything is there. */
  readonly dealt: ReadonlySet<string> | null;
  /** Whether something on the canvas is in the hand. */
  readonly isHeld: boolean;
  /** Where a kind is being chosen for, and the "+" that asked; null: nowhere. */
  readonly inserting: Inserting | null;
  /** Where an edge is being drawn from by keyboard; null: none is. */
  readonly connecting: Connecting | null;
  /** What is looked for on the canvas; null: nothing is. */
  readonly finding: Finding | null;
  /** A journey's text that was dropped or pasted, about to be looked at; without a name when it was pasted. */
  readonly coming: Coming | null;
  /** What was done last, for those who cannot see it. */
  readonly said: string;
  /** Whether all of the canvas is drawn in full, for a picture, or what is shown. */
  readonly drawn: 'shown' | 'whole';
  /** The way of somebody who is walked through the draft, as far as it is shown; null: nobody is. */
  readonly trail: Trail | null;
  /** Numbers of a simulation, in the place of those counted for the draft. */
  readonly simulated: Simulated | null;
}

/** A place for a new step, and where on the screen it was asked for, in CSS pixels. */
export interface Inserting {
  readonly place: DropPlace;
  /** The moment it gets, where it was asked for on a day. */
  readonly when?: When;
  readonly at: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  /** Whether the way out of the step is chosen too: a "+" stands behind one, a key does not. */
  readonly choosesWay?: boolean;
}

export interface Coming {
  readonly name: string | null;
  readonly text: string;
}

/** A search on the canvas, and the hit that was gone to; null: none yet. */
export interface Finding {
  readonly query: string;
  readonly hit: string | null;
  /** Counts up when its field is asked for again. */
  readonly request: number;
  /** By how many hits to go on, forward or back, once they are known. */
  readonly step: number;
}

/** A step, and the way out of it, if that was said; then what leads from there is led elsewhere. */
export interface Connecting {
  readonly node: string;
  readonly port: string | null;
}

/** Numbers of a simulation, and the seed that gives them again. */
export interface Simulated {
  readonly reach: Reach;
  readonly seed: string;
}

/** Steps in the order in which they were come to, the last one being where they are; and the edges between them. */
export interface Trail {
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
}

export interface Compared {
  readonly before: JourneyDocument;
  readonly after: JourneyDocument;
}

export interface Workbench {
  readonly store: StoreApi<WorkbenchState>;
  /** The same document, drawn another way; selection and focus stay. */
  show(stage: StageName): void;
  /** Keeps what of the calendar is looked at. */
  look(calendar: CalendarView): void;
  /** Shows another occurrence of the anchor. */
  showOccurrence(occurrence: number): void;
  /** Says what the commands may ask of the timeline; null when it is not drawn any more. */
  bringTimeline(timeline: TimelineHandle | null): void;
  /** Opens a panel beside the canvas, which stays in sight; the same again closes it. */
  toggle(panel: PanelName): void;
  /** Asks for something in front of the canvas. */
  ask(dialog: DialogName): void;
  /** Shows what differs in the place of the draft; null gives the draft back. */
  compare(compared: Compared | null): void;
  /** Lets things be seen going from where they were to where the document has them. */
  glide(from: WorkbenchState['glide']): void;
  /** Lets only these be on the canvas until the others come; null: all are there. */
  deal(dealt: WorkbenchState['dealt']): void;
  /** Something on the canvas is taken into the hand, or let go. */
  hold(isHeld: boolean): void;
  /** Lets a kind be chosen for a place; null gives it up. */
  insertAt(inserting: Inserting | null): void;
  /** Lets a step be chosen to which an edge from here leads; null gives it up. */
  connectFrom(connecting: Connecting | null): void;
  /** Looks for something on the canvas, which is drawn as a flow; without a text, for what was looked for last. */
  find(query?: string): void;
  /** Goes on to the next hit, or to the one before. */
  findOn(step: 1 | -1): void;
  /** A hit was gone to. */
  goToHit(hit: string | null): void;
  /** Looks for nothing any more. */
  stopFinding(): void;
  /** Lets somebody look at a journey's text before it is added to this one. */
  takeIn(coming: Coming): void;
  /** Says something to those who cannot see it. */
  say(said: string): void;
  /** Draws what is shown, or all of it in full. */
  draw(drawn: WorkbenchState['drawn']): void;
  /** Shows a way on the canvas; null takes it away. */
  follow(trail: Trail | null): void;
  /** Shows a simulation's numbers; null gives back the draft's own. */
  simulate(simulated: Simulated | null): void;
  /** Closes what lies on top: the dialog, else the panel. */
  close(): void;
}

export function createWorkbench(): Workbench {
  const store = createStore<WorkbenchState>(() => ({
    stage: 'flow',
    switches: 0,
    calendar: null,
    occurrence: 0,
    timeline: null,
    panel: null,
    dialog: null,
    compared: null,
    glide: null,
    dealt: null,
    isHeld: false,
    inserting: null,
    connecting: null,
    finding: null,
    coming: null,
    said: '',
    drawn: 'shown',
    trail: null,
    simulated: null,
  }));
  /** What was looked for last. */
  let sought = '';
  return {
    store,
    show: (stage) => store.setState(({ switches }) => ({ stage, switches: switches + 1, inserting: null, connecting: null })),
    look: (calendar) => store.setState({ calendar }),
    showOccurrence: (occurrence) => store.setState({ occurrence }),
    bringTimeline: (timeline) => store.setState({ timeline }),
    toggle: (panel) => store.setState((state) => ({ panel: state.panel === panel ? null : panel })),
    ask: (dialog) => store.setState({ dialog }),
    compare: (compared) => store.setState({ compared }),
    glide: (glide) => store.setState({ glide }),
    deal: (dealt) => store.setState({ dealt }),
    hold: (isHeld) => {
      if (store.getState().isHeld !== isHeld) store.setState({ isHeld });
    },
    insertAt: (inserting) => store.setState({ inserting, connecting: null }),
    connectFrom: (connecting) => store.setState({ connecting, inserting: null }),
    find: (query) => {
      sought = query ?? sought;
      store.setState(({ finding, stage }) => ({
        finding: {
          query: sought,
          hit: query === undefined ? (finding?.hit ?? null) : null,
          request: (finding?.request ?? 0) + (query === undefined ? 1 : 0),
          step: 0,
        },
        ...(stage === 'flow' ? {} : { stage: 'flow', inserting: null, connecting: null }),
      }));
    },
    goToHit: (hit) => store.setState(({ finding }) => (finding === null ? {} : { finding: { ...finding, hit, step: 0 } })),
    findOn: (step) => store.setState(({ finding }) => (finding === null ? {} : { finding: { ...finding, step: finding.step + step } })),
    stopFinding: () => store.setState({ finding: null }),
    takeIn: (coming) => store.setState({ coming, dialog: 'take-in' }),
    say: (said) => store.setState({ said }),
    draw: (drawn) => store.setState({ drawn }),
    follow: (trail) => store.setState({ trail }),
    simulate: (simulated) => store.setState({ simulated }),
    close: () => store.setState((state) => (state.dialog === null ? { panel: null } : { dialog: null })),
  };
}
