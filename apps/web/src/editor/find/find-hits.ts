import type { JourneyDocument, JourneyNode } from '@magpie/journey';
import type { Thread } from '../comments/threads.ts';
import type { Point } from '../store/drawing-verbs.ts';
import { frameKey, noteKey } from '../store/drawn.ts';
import { type Excerpt, excerptOf } from './excerpt.ts';
import { textsOf } from './texts-of.ts';

/** A thing on the canvas that holds what is looked for. */
export interface Hit {
  /** Its key on the canvas; of a thread, `thread <id>`. */
  readonly key: string;
  /** What it lies on: its own key, or that of the step that a thread is about; null: a thread at a point. */
  readonly on: string | null;
  readonly kind: 'step' | 'note' | 'frame' | 'thread';
  readonly at: Point;
  readonly name: string;
  /** Where it was found first. */
  readonly excerpt: Excerpt;
  readonly path: readonly (string | number)[];
  /** How many more of its texts hold it. */
  readonly more: number;
}

export interface Searched {
  readonly document: JourneyDocument;
  readonly threads: readonly Thread[];
  readonly summaryOf: (node: JourneyNode) => string;
}

/**
 * Everything on the canvas that holds `query`, whatever its case, each thing once: steps by all their texts, notes, frames, and threads that are not
 * settled. From left to right by columns, and down each; nothing for nothing.
 */
export function findHits({ document, threads, summaryOf }: Searched, query: string): readonly Hit[] {
  const found = (thing: Pick<Hit, 'key' | 'on' | 'kind' | 'at' | 'name'>, texts: ReturnType<typeof textsOf>): readonly Hit[] => {
    const held = texts.flatMap(({ path, text }) => {
      const excerpt = excerptOf(text, query);
      return excerpt === null ? [] : [{ path, excerpt }];
    });
    const [first] = held;
    return first === undefined ? [] : [{ ...thing, ...first, more: held.length - 1 }];
  };
  const said = (text: string): ReturnType<typeof textsOf> => [{ path: [], text }];
  const placeOf = ({ place }: Thread): Point | null =>
    'node' in place ? (document.nodes.find(({ id }) => id === place.node)?.position ?? null) : place;
  return [
    ...document.nodes.flatMap((node) =>
      found({ key: node.id, on: node.id, kind: 'step', at: node.position, name: node.name }, textsOf(node, summaryOf(node))),
    ),
    ...document.notes.flatMap(({ id, position, text }) =>
      found({ key: noteKey(id), on: noteKey(id), kind: 'note', at: position, name: '' }, said(text)),
    ),
    ...document.frames.flatMap(({ id, position, title }) =>
      found({ key: frameKey(id), on: frameKey(id), kind: 'frame', at: position, name: '' }, said(title)),
    ),
    ...threads.flatMap((thread) => {
      const at = placeOf(thread);
      if (at === null || thread.resolved !== null) return [];
      const texts = thread.comments.flatMap(({ text, author }) => (text === null ? [] : said(`${author.name}: ${text}`)));
      return found(
        {
          key: `thread ${thread.id}`,
          on: 'node' in thread.place ? thread.place.node : null,
          kind: 'thread',
          at,
          name: thread.comments[0]?.author.name ?? '',
        },
        texts,
      );
    }),
  ].toSorted((one, other) => columnOf(one) - columnOf(other) || one.at.y - other.at.y || one.at.x - other.at.x);
}

/** Things whose left sides are within this many canvas pixels stand in one column. */
const columnWidth = 160;

function columnOf({ at }: Hit): number {
  return Math.floor(at.x / columnWidth);
}
