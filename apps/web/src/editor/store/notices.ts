import { type EditTarget, editTargets, type JourneyDocument, type JourneyNode } from '@magpie/journey';
import { nodeById } from './graph-reading.ts';
import type { PendingChange, RemoteChange, SharedDraft } from './shared-draft.ts';

/** Something that others' work did to the author's own, to be said until they have read it. Nothing of theirs is gone: it is in here. */
export interface Notice {
  /** One notice at a time about the same thing. */
  readonly key: string;
  /**
   * `lost`: a change of the author no longer fits. `removed`: the step they had open was taken away. `overwritten`: what they wrote was replaced by
   * somebody who had not seen it. `overlapped`: they have replaced what somebody wrote meanwhile. `not-undone`: a step could not be taken back.
   */
  readonly type: 'lost' | 'removed' | 'overwritten' | 'overlapped' | 'not-undone';
  readonly who: string | null;
  /** Name of the step it is about; empty when it is not there any more; null for the journey itself. */
  readonly step: string | null;
  /** What of it, as `EditTarget` calls it. */
  readonly what: string;
  /** The text that stands nowhere else any more; empty when there is none. */
  readonly text: string;
  /** The step as it was, to be put back. */
  readonly node: JourneyNode | null;
}

/** Words about places are many and worth little: where a card lies may change without a word. */
const silent = new Set(['place', 'edge', 'existence']);

/** What the changes of others did to what the author wrote, was writing, or had open. */
export function noticesOf({
  draft,
  before,
  foreign,
  lost,
  selected,
}: {
  readonly draft: SharedDraft;
  /** The document as the author saw it. */
  readonly before: JourneyDocument;
  readonly foreign: readonly RemoteChange[];
  readonly lost: readonly PendingChange[];
  readonly selected: readonly string[];
}): readonly Notice[] {
  const notices: Notice[] = [];
  const gone = new Map<string, string | null>();
  for (const change of foreign) {
    const who = change.author?.name ?? null;
    for (const target of editTargets(change.edit)) {
      if (target.node !== null && target.what === 'existence' && target.value === undefined) gone.set(target.node, who);
      if (silent.has(target.what)) continue;
      const theirs = { key: `same ${target.key}`, who, step: stepName(before, target.node), what: target.what, node: null };
      if (lastValue(draft.pending, target.key) !== undefined) notices.push({ ...theirs, type: 'overlapped', text: textOf(target) });
      else {
        const unseen = draft.mine.filter(({ revision }) => revision > change.baseRevision && revision < change.revision);
        const mine = lastValue(unseen, target.key);
        if (mine !== undefined && textOf(mine) !== textOf(target)) notices.push({ ...theirs, type: 'overwritten', text: textOf(mine) });
      }
    }
  }
  const open = [...gone].flatMap(([id, who]): readonly Notice[] => {
    const node = selected.includes(id) ? nodeById(before, id) : null;
    return node === null
      ? []
      : [{ key: `removed ${id}`, type: 'removed', who, step: node.name, what: 'existence', text: textsIn(node.config), node }];
  });
  const saidAlready = new Set(open.map(({ node }) => node?.id));
  return [
    ...notices,
    ...open,
    ...lost.flatMap((change) => lostNotice(change, before, gone)).filter(({ node }) => node === null || !saidAlready.has(node.id)),
  ];
}

/** What is said of a change that could not be made. */
export function lostNotice({ changeId, edit }: PendingChange, before: JourneyDocument, gone: ReadonlyMap<string, string | null>): readonly Notice[] {
  const targets = editTargets(edit);
  const first = targets.find(({ what }) => !silent.has(what)) ?? targets[0];
  if (first === undefined) return [];
  const node = first.node === null ? null : nodeById(before, first.node);
  const who = targets.map(({ node: id }) => (id === null ? undefined : gone.get(id))).find((name) => name !== undefined) ?? null;
  const text = targets
    .map(textOf)
    .filter((part) => part !== '')
    .join('\n');
  return [{ key: `lost ${changeId}`, type: 'lost', who, step: first.node === null ? null : (node?.name ?? ''), what: first.what, text, node }];
}

/** What is said when a step cannot be taken back. */
export function notUndone(who: string | null): Notice {
  return { key: 'not-undone', type: 'not-undone', who, step: null, what: '', text: '', node: null };
}

function stepName(document: JourneyDocument, id: string | null): string | null {
  return id === null ? null : (nodeById(document, id)?.name ?? null);
}

function lastValue(changes: readonly { readonly edit: PendingChange['edit'] }[], key: string): EditTarget | undefined {
  return changes.flatMap(({ edit }) => editTargets(edit)).findLast((target) => target.key === key);
}

function textOf({ what, value }: EditTarget): string {
  if (value === undefined || silent.has(what)) return '';
  return typeof value === 'string' ? value : what === 'all' ? '' : JSON.stringify(value);
}

/** The texts that a person wrote into a config, one a line; names of choices are none. */
function textsIn(config: JourneyNode['config']): string {
  return Object.values(config)
    .filter((value) => typeof value === 'string' && value.trim() !== '' && !/^[a-z][\w.-]*$/i.test(value))
    .join('\n');
}
