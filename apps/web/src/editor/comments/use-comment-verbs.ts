import { useQueryClient } from '@tanstack/react-query';
import { useMessage, useUi } from '@magpie/ui';

import { useTRPC, useTRPCClient } from '../../api/client.ts';
import type { CommentPlace } from '../../api/contract.ts';
import { useEditorScope } from '../editor-context.ts';

export interface CommentVerbs {
  /** Each resolves to whether it was done; what was not is said. */
  readonly begin: (place: CommentPlace, text: string) => Promise<boolean>;
  readonly answer: (thread: string, text: string) => Promise<boolean>;
  readonly resolve: (thread: string, isResolved: boolean) => Promise<boolean>;
  readonly remove: (comment: string) => Promise<boolean>;
  readonly readAgain: () => Promise<void>;
}

export function useCommentVerbs(): CommentVerbs {
  const { words } = useUi();
  const { workspaceId, journeyId } = useEditorScope();
  const message = useMessage();
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const at = { workspaceId, journeyId };
  const readAgain = (): Promise<void> => queries.invalidateQueries(trpc.comments.list.queryFilter(at));
  const done = async (asked: Promise<unknown>): Promise<boolean> => {
    try {
      await asked;
      await readAgain();
      return true;
    } catch {
      message.error(words('comments.lost'));
      return false;
    }
  };
  const fresh = (): string => `comment_${crypto.randomUUID().replaceAll('-', '')}`;
  return {
    begin: (place, text) => done(client.comments.add.mutate({ ...at, id: fresh(), text, on: { place } })),
    answer: (thread, text) => done(client.comments.add.mutate({ ...at, id: fresh(), text, on: { thread } })),
    resolve: (id, isResolved) => done(client.comments.resolve.mutate({ ...at, id, isResolved })),
    remove: (id) => done(client.comments.remove.mutate({ ...at, id })),
    readAgain,
  };
}
