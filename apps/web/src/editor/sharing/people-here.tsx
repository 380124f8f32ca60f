import { lazy, type ReactElement, Suspense } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/shallow';
import { useEditorScope } from '../editor-context.ts';
import { othersAmong } from './sharing.ts';

const RingOfPeople = lazy(async () => ({ default: (await import('./ring-of-people.tsx')).RingOfPeople }));

/** A ring around a step, a note or a frame where others are, by its key, with their names. Stands in its own box; comes when somebody is first there. */
export function PeopleHere({ node }: { readonly node: string }): ReactElement | null {
  const { sharing } = useEditorScope();
  const here = useStore(
    sharing,
    useShallow(({ people }) =>
      othersAmong(people)
        .filter(({ place }) => place.nodes.includes(node))
        .map(({ colour, name }) => `${colour}${name}`),
    ),
  );
  return here.length === 0 ? null : (
    <Suspense fallback={null}>
      <RingOfPeople people={here} />
    </Suspense>
  );
}
