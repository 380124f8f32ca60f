import { useUi } from '@magpie/ui';
import { Button, Input } from 'antd';
import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import type { TextAreaRef } from 'antd/es/input/TextArea';

export interface CommentFormProps {
  readonly label: string;
  readonly send: string;
  /** Resolves to whether it was taken: only then the words are cleared. */
  readonly onSend: (text: string) => Promise<boolean>;
  /** With it, the form takes the keyboard and can be given up. */
  readonly onCancel?: () => void;
}

const longest = 2_000;

/** A field to say something in: Ctrl Enter sends, Escape gives up; Enter that ends a composition does neither. */
export function CommentForm({ label, send, onSend, onCancel }: CommentFormProps): ReactElement {
  const { words } = useUi();
  const [text, setText] = useState('');
  const [isBusy, setBusy] = useState(false);
  const field = useRef<TextAreaRef>(null);
  const takesKeyboard = onCancel !== undefined;
  useEffect(() => {
    if (takesKeyboard) field.current?.focus();
  }, [takesKeyboard]);
  const submit = async (): Promise<void> => {
    if (text.trim() === '' || isBusy) return;
    setBusy(true);
    if (await onSend(text.trim())) setText('');
    setBusy(false);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
    else if (event.key === 'Escape' && onCancel !== undefined) onCancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <form
      className="comment-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Input.TextArea
        ref={field}
        aria-label={label}
        placeholder={label}
        autoSize={{ minRows: takesKeyboard ? 3 : 1, maxRows: 8 }}
        maxLength={longest}
        value={text}
        onKeyDown={onKeyDown}
        onChange={(event) => setText(event.target.value)}
      />
      {text.trim() === '' && !takesKeyboard ? null : (
        <div className="mg-row">
          <Button size="small" type="primary" htmlType="submit" loading={isBusy} disabled={text.trim() === ''}>
            {send}
          </Button>
          {onCancel === undefined ? null : (
            <Button size="small" onClick={onCancel}>
              {words('comments.give-up')}
            </Button>
          )}
        </div>
      )}
    </form>
  );
}
