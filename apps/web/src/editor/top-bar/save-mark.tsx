import { formatMoment, useUi } from '@magpie/ui';
import { Check, CircleAlert, CloudOff, LoaderCircle } from 'lucide-react';
import type { ReactElement } from 'react';
import { useGround } from '../../canvas/canvas-context.ts';
import { useEditorState } from '../editor-context.ts';

/** Whether what one sees is saved. */
export function SaveMark(): ReactElement {
  const { words, locale } = useUi();
  const { zone } = useGround();
  const { status, savedAt, revision, isKept } = useEditorState((state) => state.save);
  const Icon = { saved: Check, dirty: LoaderCircle, saving: LoaderCircle, offline: CloudOff, held: CircleAlert, refused: CircleAlert }[status];
  const tone = status === 'saved' ? 'mg-soft' : status === 'dirty' || status === 'saving' ? 'mg-soft' : status === 'offline' ? 'mg-warn' : 'mg-bad';
  const text =
    status === 'saved' && savedAt !== null
      ? words('save.saved-at', { time: formatMoment(savedAt, { zone, locale, style: 'time' }).slice(0, 5) })
      : words(status === 'offline' && !isKept ? 'save.offline-unkept' : `save.${status}`);
  return (
    <span className={`save-mark ${tone}`} role="status" data-save={status} data-revision={revision}>
      <Icon size={14} aria-hidden />
      <span className="save-text" title={text}>
        {text}
      </span>
    </span>
  );
}
