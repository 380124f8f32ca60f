import './words.ts';
import './sharing.css';
import { useUi } from '@magpie/ui';
import { Button } from 'antd';
import { Copy, Undo2 } from 'lucide-react';
import { type ReactElement, useEffect } from 'react';
import { useEditor, useEditorState } from '../editor-context.ts';
import type { Notice } from '../store/notices.ts';
import { copyText } from './copy-text.ts';
import { noticeText } from './notice-text.ts';

const shown = 3;
const passingMs = 8_000;

/** Member fields inside of a message, as they are stored. Copied they come along whole. */
const placeholder = /\{\{[^}]*\}\}/g;

/** What others' work did to the author's own: said until it is read, with what would otherwise be gone. */
export function NoticesBar(): ReactElement | null {
  const { words } = useUi();
  const notices = useEditorState((state) => state.notices);
  if (notices.length === 0) return null;
  return (
    <section className="notices" aria-label={words('sharing.notices')} aria-live="polite">
      {notices.slice(0, shown).map((notice) => (
        <NoticeLine key={notice.key} notice={notice} />
      ))}
      {notices.length > shown ? <p className="mg-soft">{words('sharing.notices.more', { count: notices.length - shown })}</p> : null}
    </section>
  );
}

function NoticeLine({ notice }: { readonly notice: Notice }): ReactElement {
  const { words } = useUi();
  const editor = useEditor();
  const { node, text, type } = notice;
  const isPassing = type === 'not-undone';
  useEffect(() => {
    if (!isPassing) return undefined;
    const timer = setTimeout(() => editor.dismiss(notice.key), passingMs);
    return () => clearTimeout(timer);
  }, [editor, isPassing, notice]);
  return (
    <div className={`notice-line${isPassing ? ' notice-passing' : ''}`}>
      <div>
        <p>{noticeText(notice, words)}</p>
        {text === '' ? null : <blockquote>{text.replaceAll(placeholder, '{…}')}</blockquote>}
      </div>
      {type === 'removed' && node !== null ? (
        <Button
          size="small"
          icon={<Undo2 size={13} />}
          onClick={() => {
            editor.putBack(node);
            editor.dismiss(notice.key);
          }}
        >
          {words('sharing.put-back')}
        </Button>
      ) : null}
      {text === '' ? null : (
        <Button size="small" icon={<Copy size={13} />} onClick={() => void copyText(text)}>
          {words('sharing.copy')}
        </Button>
      )}
      <Button size="small" onClick={() => editor.dismiss(notice.key)}>
        {words('sharing.understood')}
      </Button>
    </div>
  );
}
