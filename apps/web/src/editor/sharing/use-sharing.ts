import { useEffect } from 'react';
import { useTRPCClient } from '../../api/client.ts';
import { useSeen } from '../../app/use-seen.ts';
import type { DraftKeeping } from '../use-draft-keeping.ts';
import type { Editor } from '../store/create-editor.ts';
import { selectedKeys } from '../store/drawn.ts';
import type { Workbench } from '../workbench/workbench.ts';
import type { Sharing } from './sharing.ts';
import { thisClient } from './this-client.ts';

export interface SharingOptions {
  readonly editor: Editor;
  readonly sharing: Sharing;
  readonly workbench: Workbench;
  readonly keeping: DraftKeeping;
  readonly workspaceId: string;
  readonly journeyId: string;
}

const sayAgainMs = 5_000;
const settleMs = 150;
const most = 50;

/** Hears what others do in this draft and where they are, and tells them where this author is. */
export function useSharing({ editor, sharing, workbench, keeping, workspaceId, journeyId }: SharingOptions): void {
  const client = useTRPCClient();
  const seen = useSeen();
  useEffect(() => {
    // What others do meanwhile comes when the tab is looked at again.
    if (!seen) return undefined;
    const asked = { workspaceId, id: journeyId, client: thisClient };
    const watching = client.journeys.watch.subscribe(
      { ...asked, since: editor.store.getState().draft.revision },
      {
        onData: ({ data: { changes, people, comments } }) => {
          sharing.setState({ people, comments });
          if (changes.length > 0) void keeping.receive(changes);
        },
        onConnectionStateChange: ({ state }) => {
          // Who is still there cannot be known without a connection.
          if (state !== 'pending') sharing.setState({ people: [] });
        },
      },
    );
    let field: string | null = null;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const say = (): void => {
      timer = null;
      const nodes = selectedKeys(editor.store.getState().selection).slice(0, most);
      const place = { nodes, field, stage: workbench.store.getState().stage };
      client.journeys.present.mutate({ ...asked, place }).catch(() => undefined);
    };
    const saySoon = (): void => {
      timer ??= setTimeout(say, settleMs);
    };
    const onFocus = (): void => {
      const next = fieldWithKeyboard();
      if (next !== field) saySoon();
      field = next;
    };
    say();
    const again = setInterval(say, sayAgainMs);
    const stopSelection = editor.store.subscribe((state, before) => {
      if (state.selection !== before.selection) saySoon();
    });
    const stopStage = workbench.store.subscribe((state, before) => {
      if (state.stage !== before.stage) saySoon();
    });
    document.addEventListener('focusin', onFocus);
    return () => {
      watching.unsubscribe();
      if (timer !== null) clearTimeout(timer);
      clearInterval(again);
      stopSelection();
      stopStage();
      document.removeEventListener('focusin', onFocus);
      sharing.setState({ people: [] });
    };
  }, [client, editor, sharing, workbench, keeping, workspaceId, journeyId, seen]);
}

function fieldWithKeyboard(): string | null {
  const place = document.activeElement?.closest('[data-path]');
  return place instanceof HTMLElement ? (place.dataset['path']?.slice(0, 200) ?? null) : null;
}
