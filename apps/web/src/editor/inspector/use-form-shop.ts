import { newId, seededRandom } from '@magpie/kit';
import type { FormShop } from '@magpie/nodes/views';
import { useUi } from '@magpie/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTRPC, useTRPCClient } from '../../api/client.ts';
import { refusalOf } from '../../api/refusal.ts';
import { useEditorScope } from '../editor-context.ts';

const freshMs = 60_000;

/** What the forms of steps may ask of this workspace; refusals come in words. */
export function useFormShop(): FormShop {
  const { words } = useUi();
  const { workspaceId, journeyId } = useEditorScope();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  return useMemo(() => {
    const inWords = async <Value>(asking: Promise<Value>): Promise<Value> => {
      try {
        return await asking;
      } catch (fault) {
        throw new Error(words(`refusal.${refusalOf(fault)?.code ?? 'lost'}`), { cause: fault });
      }
    };
    const price = trpc.messages.price.queryOptions({ workspaceId }, { staleTime: freshMs, retry: false });
    return {
      messageSettingsUrl: `/w/${encodeURIComponent(workspaceId)}/settings/messages`,
      people: (text, fields) =>
        queries.fetchQuery(
          trpc.messages.people.queryOptions({ workspaceId, text, fields: fields.slice(0, 40) }, { staleTime: freshMs, retry: false }),
        ),
      smsPrice: async () => (await queries.fetchQuery(price)).perThousandMinor,
      setSmsPrice: async (perThousandMinor) => {
        await inWords(client.messages.setPrice.mutate({ workspaceId, perThousandMinor }));
        await queries.invalidateQueries({ queryKey: price.queryKey });
      },
      sendTest: async (test) => {
        const id = newId('test', seededRandom(crypto.randomUUID()));
        await inWords(client.messages.test.mutate({ workspaceId, journeyId, id, ...test }));
        return inWords(client.messages.tests.query({ workspaceId, journeyId }));
      },
    };
  }, [words, workspaceId, journeyId, trpc, client, queries]);
}
