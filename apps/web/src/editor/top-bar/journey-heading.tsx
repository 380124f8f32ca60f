import { useUi } from '@magpie/ui';
import { Link } from '@tanstack/react-router';
import { lazy, type ReactElement, Suspense, useEffect } from 'react';
import type { Workspace } from '../../api/contract.ts';
import { useEditorScope, useEditorState } from '../editor-context.ts';
import { SaveMark } from './save-mark.tsx';

const LookMark = lazy(async () => ({ default: (await import('./look-mark.tsx')).LookMark }));

/** Where am I: the way back to the list, the journey's name to be changed in place, its version, and whether it is saved. */
export function JourneyHeading({ workspace, version }: { readonly workspace: Workspace; readonly version: number | null }): ReactElement {
  const { words } = useUi();
  const { editor, mayDraw } = useEditorScope();
  const name = useEditorState((state) => state.document.name);
  useEffect(() => {
    window.document.title = `${name || words('journey.unnamed')} · ${words('app.name')}`;
  }, [name, words]);
  return (
    <>
      <h1 className="mg-visually-hidden">{name || words('journey.unnamed')}</h1>
      <span className="crumb journey-crumb">
        <Link to="/w/$workspace/journeys" params={{ workspace: workspace.shadowOf ?? workspace.id }}>
          {words('journeys.title')}
        </Link>{' '}
        /
      </span>
      <input
        className="journey-name"
        value={name}
        placeholder={words('journey.unnamed')}
        aria-label={words('journey.name')}
        maxLength={120}
        readOnly={!mayDraw}
        onChange={(event) => editor.renameJourney(event.target.value)}
      />
      <span className={`mg-chip${version === null ? ' mg-chip-warn' : ' mg-chip-ok'}`}>
        {version === null ? words('journey.draft') : words('journey.version', { version })}
      </span>
      {mayDraw ? (
        <SaveMark />
      ) : (
        <Suspense fallback={null}>
          <LookMark />
        </Suspense>
      )}
    </>
  );
}
