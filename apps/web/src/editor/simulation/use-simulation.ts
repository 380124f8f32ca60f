import { useSubscription } from '@trpc/tanstack-react-query';
import { useState } from 'react';
import { useTRPC } from '../../api/client.ts';
import type { Simulation } from '../../api/contract.ts';
import { useEditorScope } from '../editor-context.ts';

export interface SimulationAsked {
  readonly anchorDate: string | null;
  readonly sample: number;
  readonly seed: string;
  readonly behaviour: { readonly type: 'recorded'; readonly shiftDays: number } | { readonly type: 'share'; readonly share: number };
}

export type SimulationState =
  | { readonly type: 'idle' }
  | { readonly type: 'running'; readonly done: number; readonly total: number | null }
  | { readonly type: 'failed'; readonly refusal: string | null }
  | { readonly type: 'done'; readonly simulation: Simulation };

/** A simulation of the saved draft that goes on while it is looked at, and can be given up. */
export function useSimulation(onDone: (simulation: Simulation) => void): {
  readonly state: SimulationState;
  start(asked: SimulationAsked): Promise<void>;
  cancel(): void;
} {
  const trpc = useTRPC();
  const { workspaceId, journeyId, flush } = useEditorScope();
  const [asked, setAsked] = useState<SimulationAsked | null>(null);
  const [state, setState] = useState<SimulationState>({ type: 'idle' });
  useSubscription(
    trpc.journeys.simulate.subscriptionOptions(
      { workspaceId, id: journeyId, anchorDate: null, sample: 1, seed: '', behaviour: { type: 'share', share: 0 }, ...asked },
      {
        enabled: asked !== null,
        onData: ({ done, total, result }) => {
          if (result === null) return setState({ type: 'running', done, total });
          setAsked(null);
          setState({ type: 'done', simulation: result });
          onDone(result);
        },
        onError: (error) => {
          setAsked(null);
          setState({ type: 'failed', refusal: error.data === null || error.data === undefined ? null : error.message });
        },
      },
    ),
  );
  return {
    state,
    start: async (next) => {
      setState({ type: 'running', done: 0, total: null });
      // The server simulates what it has: what is being typed goes there first.
      await flush();
      setAsked(next);
    },
    cancel: () => {
      setAsked(null);
      setState({ type: 'idle' });
    },
  };
}
