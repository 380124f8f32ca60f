import { useQuery } from '@tanstack/react-query';
import { refusalCode, useTRPC } from '../api/client.ts';
import type { Me, Workspace } from '../api/contract.ts';

export interface Session {
  readonly me: Me | null;
  readonly signedOut: boolean;
  /** Nobody knows who is signed in. Who was known a moment ago stays: what they have open must not go because the server is away. */
  readonly failed: boolean;
  readonly retry: () => void;
}

/** Who is signed in. */
export function useMe(): Session {
  const trpc = useTRPC();
  const query = useQuery(trpc.session.me.queryOptions(undefined, { staleTime: 60_000 }));
  const signedOut = refusalCode(query.error) === 'UNAUTHORIZED';
  return { me: query.data ?? null, signedOut, failed: query.isError && query.data === undefined && !signedOut, retry: () => void query.refetch() };
}

/** Where the journeys of a workspace are at home: a rehearsal's private copy of a shop belongs to that shop. */
export function useHomeWorkspace(id: string): string {
  return useWorkspace(id)?.shadowOf ?? id;
}

/** A workspace the signed-in user may enter. */
export function useWorkspace(id: string): Workspace | null {
  return useMe().me?.workspaces.find((workspace) => workspace.id === id) ?? null;
}
