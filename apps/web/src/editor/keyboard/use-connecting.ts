import type { JourneyNode } from '@magpie/journey';
import { useUi } from '@magpie/ui';
import { useState } from 'react';
import { portWords } from '../../canvas/port-words.ts';
import { useEditorScope, useEditorState } from '../editor-context.ts';
import { edgeFrom } from '../store/graph-reading.ts';
import { targetsOf, waysOut } from '../store/ways-out.ts';

/** A way out, or a step to lead to. */
interface ConnectEntry {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  /** The step it stands for; null for a way out, and for nowhere. */
  readonly node: string | null;
}

interface Connecting {
  readonly question: string;
  readonly entries: readonly ConnectEntry[];
  /** Takes what was chosen; true: that was all, the edge is drawn. */
  readonly take: (entry: ConnectEntry) => boolean;
  /** Back to the choice of ways out, if there was one. */
  readonly back: () => void;
  readonly giveUp: () => void;
}

const nowhere = 'nowhere';

/** What is asked next while an edge is drawn by keyboard, and what there is to choose from. With a way out given, what leads from there is led elsewhere. */
export function useConnecting(node: JourneyNode, given: string | null): Connecting {
  const { words } = useUi();
  const { editor, workbench } = useEditorScope();
  const document = useEditorState((state) => state.document);
  const [picked, setPicked] = useState(given);
  const ways = waysOut(document, node.id);
  const way = ways.length === 1 ? ways[0] : ways.find(({ port }) => port === picked);
  const name = node.name || words(`kind.${node.type}`);
  const nameOf = (step: JourneyNode): string => step.name || words(`kind.${step.type}`);

  const finish = (said: string): void => {
    workbench.connectFrom(null);
    workbench.say(said);
  };
  const common = {
    back: () => (given === null ? setPicked(null) : undefined),
    giveUp: () => (workbench.store.getState().connecting?.node === node.id ? finish(words('connect.given-up')) : undefined),
  };
  if (way === undefined)
    return {
      ...common,
      question: words('connect.way-out', { name }),
      entries: ways.map(({ port, to }) => ({
        id: port,
        label: portWords(node, port, words),
        hint: to === null ? words('connect.open') : words('connect.leads', { to: nameOf(to) }),
        node: null,
      })),
      take: ({ id }) => {
        setPicked(id);
        return false;
      },
    };
  const port = portWords(node, way.port, words);
  const targets = targetsOf(document, node.id).filter(({ id }) => id !== way.to?.id);
  return {
    ...common,
    question: words('connect.target', { name, port }),
    entries: [
      ...targets.map((step) => ({
        id: step.id,
        label: nameOf(step),
        hint: step.name === words(`kind.${step.type}`) ? '' : words(`kind.${step.type}`),
        node: step.id,
      })),
      ...(way.to === null
        ? []
        : [{ id: nowhere, label: words('connect.nowhere'), hint: words('connect.leads', { to: nameOf(way.to) }), node: null }]),
    ],
    take: (entry) => {
      const present = edgeFrom(document, node.id, way.port);
      if (entry.node === null) {
        if (present !== null) editor.disconnect(present.id);
      } else if (given === null || present === null) editor.connect(node.id, way.port, entry.node);
      else editor.reattach(present.id, { end: 'to', node: entry.node });
      // Who came from the edge stays with it.
      const stays = given !== null && present !== null && entry.node !== null;
      editor.select(stays ? { edge: present.id } : { nodes: [node.id] });
      finish(words(entry.node === null ? 'connect.cut' : 'connect.done', { name, port, to: entry.label }));
      return true;
    },
  };
}
