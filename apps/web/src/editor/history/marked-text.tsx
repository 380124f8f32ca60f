import { diffText } from '@magpie/journey';
import type { ReactElement } from 'react';

/** Two texts as one: what went is struck through, what came is marked. Long ones word by word, short ones as a whole. */
export function MarkedText({ before, after }: { readonly before: string; readonly after: string }): ReactElement {
  const isShort = before.length < 12 || after.length < 12;
  const parts = isShort
    ? [
        { type: 'removed' as const, text: before },
        { type: 'added' as const, text: after },
      ]
    : diffText(before, after);
  return (
    <span className="marked-text">
      {parts.map(({ type, text }, index) => {
        const key = `${index} ${type}`;
        if (type === 'removed') return <del key={key}>{text}</del>;
        if (type === 'added') return <ins key={key}>{text}</ins>;
        return <span key={key}>{text}</span>;
      })}
    </span>
  );
}
