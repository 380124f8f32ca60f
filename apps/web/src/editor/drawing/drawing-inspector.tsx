import type { JourneyFrame, JourneyNote, NoteColour } from '@magpie/journey';
import { useUi } from '@magpie/ui';
import { Button, Input } from 'antd';
import type { ReactElement } from 'react';
import { useEditor } from '../editor-context.ts';
import { StagePick } from '../inspector/stage-pick.tsx';
import { frameKey, lyingIn, noteKey, selectionOf } from '../store/drawn.ts';
import './drawing.css';
import { longestNote } from './note-node.tsx';
import './words.ts';

const colours: readonly NoteColour[] = ['yellow', 'green', 'blue', 'pink', 'grey'];

/** The selected note. */
export function NoteInspector({ note }: { readonly note: JourneyNote }): ReactElement {
  const { words } = useUi();
  const editor = useEditor();
  return (
    <>
      <div className="inspector-head">
        <h2>{words('note.one')}</h2>
      </div>
      <div className="inspector-body">
        <section className="inspector-section">
          <Input.TextArea
            aria-label={words('note.text')}
            placeholder={words('note.placeholder')}
            autoSize={{ minRows: 4, maxRows: 14 }}
            maxLength={longestNote}
            value={note.text}
            onChange={(event) => editor.writeNote(note.id, event.target.value)}
          />
          <p className="mg-hint">{words('note.about')}</p>
        </section>
        <section className="inspector-section">
          <h3>{words('note.colour')}</h3>
          <div className="colour-pick" role="group" aria-label={words('note.colour')}>
            {colours.map((colour) => (
              <button
                key={colour}
                type="button"
                className={`canvas-note canvas-note-${colour}`}
                aria-label={words(`note.colour.${colour}`)}
                title={words(`note.colour.${colour}`)}
                aria-pressed={colour === note.colour}
                onClick={() => editor.colourNote(note.id, colour)}
              />
            ))}
          </div>
        </section>
        <section className="inspector-section">
          <RemoveButton drawn={noteKey(note.id)} label={words('note.remove')} />
        </section>
      </div>
    </>
  );
}

/** The selected frame. */
export function FrameInspector({ frame }: { readonly frame: JourneyFrame }): ReactElement {
  const { words } = useUi();
  const editor = useEditor();
  const inside = lyingIn(editor.store.getState().document, frame);
  return (
    <>
      <div className="inspector-head">
        <h2>{words('frame.one')}</h2>
      </div>
      <div className="inspector-body">
        <section className="inspector-section">
          <Input
            aria-label={words('frame.title')}
            placeholder={words('frame.title')}
            maxLength={120}
            value={frame.title}
            onChange={(event) => editor.titleFrame(frame.id, event.target.value)}
          />
          <StagePick stage={frame.stage} onChange={(stage) => (stage === null ? undefined : editor.stageFrame(frame.id, stage))} />
          <p className="mg-hint">{words('frame.about')}</p>
        </section>
        <section className="inspector-section">
          <Button size="small" disabled={inside.length === 0} onClick={() => editor.select(selectionOf(inside))}>
            {words('frame.select-inside', { count: inside.length })}
          </Button>
          <RemoveButton drawn={frameKey(frame.id)} label={words('frame.remove')} />
        </section>
      </div>
    </>
  );
}

function RemoveButton({ drawn, label }: { readonly drawn: string; readonly label: string }): ReactElement {
  const editor = useEditor();
  const remove = (): void => {
    editor.select(selectionOf([drawn]));
    editor.removeSelected();
  };
  return (
    <Button size="small" danger onClick={remove}>
      {label}
    </Button>
  );
}
