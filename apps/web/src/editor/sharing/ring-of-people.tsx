import './words.ts';
import './sharing.css';
import { useUi } from '@magpie/ui';
import type { ReactElement } from 'react';

/** A ring in the colour of the first of them, with their names; each is the number of its colour and its name. */
export function RingOfPeople({ people }: { readonly people: readonly string[] }): ReactElement {
  const { words, locale } = useUi();
  const names = people.map((one) => one.slice(1)).join(locale === 'en' ? ', ' : '、');
  return (
    <div className={`people-here person-${people[0]?.[0] ?? ''}`} role="img" aria-label={words('sharing.here', { name: names })}>
      <span aria-hidden>{names}</span>
    </div>
  );
}
