import { useUi } from '@magpie/ui';
import { Input } from 'antd';
import { Search } from 'lucide-react';
import type { ReactElement } from 'react';
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
      <Input
        allowClear
        prefix={<Search size={14} aria-hidden />}
        aria-label={words('settings.words.search')}
        placeholder={words('settings.words.search')}
        maxLength={40}
        value={asked.q ?? ''}
        onChange={({ target: { value } }) => onAsk(value === '' ? anyText : { ...asked, q: value })}
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
