import { useUi } from '@magpie/ui';
import { Button, Input } from 'antd';
import { Plus } from 'lucide-react';
import { type ReactElement, useId, useState } from 'react';
import type { WordVerbs } from './use-word-verbs.ts';

/** A word of the workspace's own, and where it comes from. */
export function AddWordForm({ verbs }: { readonly verbs: WordVerbs }): ReactElement {
  const { words } = useUi();
  const id = useId();
  const [word, setWord] = useState('');
  const [source, setSource] = useState('');
  return (
    <form
      className="settings-add"
      aria-label={words('settings.words.add')}
      onSubmit={(event) => {
        event.preventDefault();
        verbs.add({ word: word.trim(), source: source.trim() }, () => {
          setWord('');
          setSource('');
        });
      }}
    >
      <div className="mg-field">
        <label htmlFor={`${id}-word`}>{words('settings.words.word')}</label>
        <Input
          id={`${id}-word`}
          value={word}
          maxLength={40}
          placeholder={words('settings.words.word-hint')}
          onChange={(event) => setWord(event.target.value)}
        />
      </div>
      <div className="mg-field">
        <label htmlFor={`${id}-source`}>{words('settings.words.source')}</label>
        <Input
          id={`${id}-source`}
          value={source}
          maxLength={200}
          placeholder={words('settings.words.source-hint')}
          onChange={(event) => setSource(event.target.value)}
        />
      </div>
      <Button type="primary" htmlType="submit" icon={<Plus size={14} aria-hidden />} loading={verbs.isAdding} disabled={word.trim() === ''}>
        {words('settings.words.add.ok')}
      </Button>
    </form>
  );
}
