import './words.ts';
import './sharing.css';
import { useUi } from '@magpie/ui';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/shallow';
import { useEditorScope } from '../editor-context.ts';
import { othersAmong } from './sharing.ts';

/** A ring around a step, a note or a frame where others are, by its key, with their names. Stands in its own box. */
export function PeopleHere({ node }: { readonly node: string }): ReactElement | null {
  const { words, locale } = useUi();
  const { sharing } = useEditorScope();
  const here = useStore(
    sharing,
    useShallow(({ people }) =>
      othersAmong(people)
        .filter(({ place }) => place.nodes.includes(node))
        .map(({ colour, name }) => `${colour}${name}`),
    ),
  );
  const [first] = here;
  if (first === undefined) return null;
  const names = here.map((one) => one.slice(1)).join(locale === 'en' ? ', ' : '、');
  return (
    <div className={`people-here person-${first[0]}`} role="img" aria-label={words('sharing.here', { name: names })}>
      <span aria-hidden>{names}</span>
    </div>
  );
}
