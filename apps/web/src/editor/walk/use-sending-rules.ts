import type { SendingRules } from '@magpie/journey/walk';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api/client.ts';
import { useEditorScope } from '../editor-context.ts';

/** What the workspace lets out, and when; null until it is known. */
export function useSendingRules(): SendingRules | null {
  const trpc = useTRPC();
  const { workspaceId } = useEditorScope();
  const query = useQuery(trpc.messages.rules.queryOptions({ workspaceId }, { staleTime: 60_000 }));
  return query.data ?? null;
}
