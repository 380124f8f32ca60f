import { useUi } from '@magpie/ui';
import { Archive, Folder } from 'lucide-react';
import type { ReactElement } from 'react';
import { SearchInput } from '../app/search-input.tsx';

export interface JourneysAsked {
  readonly q?: string;
  readonly folder?: string;
  readonly archived?: true;
}

export interface JourneyFilterProps {
  readonly asked: JourneysAsked;
  readonly folders: readonly string[];
  readonly onAsk: (asked: JourneysAsked) => void;
}

/** Which journeys are looked at. */
export function JourneyFilter({ asked, folders, onAsk }: JourneyFilterProps): ReactElement {
  const { words } = useUi();
  const { folder: _chosen, ...anyFolder } = asked;
  const { q: _text, ...anyText } = asked;
  const { archived: _archived, ...present } = anyFolder;
  return (
    <search className="journeys-filter">
      <SearchInput
        label={words('journeys.search')}
        value={asked.q ?? ''}
        maxLength={200}
        onSearch={(text) => onAsk(text === '' ? anyText : { ...asked, q: text })}
      />
      {folders.length === 0 ? null : (
        <div className="mg-row" role="group" aria-label={words('journeys.folders')}>
          {[null, ...folders].map((folder) => (
            <button
              key={folder ?? ''}
              type="button"
              className="chip"
              aria-pressed={(asked.folder ?? null) === folder}
              onClick={() => onAsk(folder === null ? anyFolder : { ...asked, folder })}
            >
              {folder === null ? words('journeys.folder.all') : folder}
              {folder === null ? null : <Folder size={12} aria-hidden style={{ marginLeft: 5, verticalAlign: '-1px' }} />}
            </button>
          ))}
        </div>
      )}
      <span className="spacer" />
      <button
        type="button"
        className="chip"
        aria-pressed={asked.archived === true}
        onClick={() => onAsk(asked.archived === true ? present : { ...anyFolder, archived: true })}
      >
        <Archive size={12} aria-hidden style={{ marginRight: 5, verticalAlign: '-1px' }} />
        {words('journeys.archived')}
      </button>
    </search>
  );
}
