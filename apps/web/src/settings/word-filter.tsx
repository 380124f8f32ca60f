import { useUi } from '@magpie/ui';
import type { ReactElement } from 'react';
import { SearchInput } from '../app/search-input.tsx';
import type { WordsAsked } from './shown-words.ts';

export interface WordFilterProps {
  readonly asked: WordsAsked;
  readonly counts: { readonly all: number; readonly own: number; readonly off: number };
  readonly onAsk: (asked: WordsAsked) => void;
}

/** Which words are looked at. */
export function WordFilter({ asked, counts, onAsk }: WordFilterProps): ReactElement {
  const { words } = useUi();
  const { q: _text, ...anyText } = asked;
  const { show: _show, ...anyShown } = asked;
  return (
    <search className="settings-filter">
      <SearchInput
        label={words('settings.words.search')}
        value={asked.q ?? ''}
        maxLength={40}
        onSearch={(text) => onAsk(text === '' ? anyText : { ...asked, q: text })}
      />
      <div className="mg-row" role="group" aria-label={words('settings.words.show')}>
        {(['all', 'own', 'off'] as const).map((show) => (
          <button
            key={show}
            type="button"
            aria-pressed={(asked.show ?? 'all') === show}
            onClick={() => onAsk(show === 'all' ? anyShown : { ...asked, show })}
          >
            {words(`settings.words.show.${show}`, { count: counts[show] })}
          </button>
        ))}
      </div>
    </search>
  );
}
