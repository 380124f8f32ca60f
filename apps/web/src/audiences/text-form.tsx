import { type Filter, parseFilterText, printFilter } from '@magpie/audience';
import type { Problem } from '@magpie/kit';
import { problemText, useMessage, useUi } from '@magpie/ui';
import { Button, Input } from 'antd';
import { type ReactElement, useId, useRef, useState } from 'react';

export interface TextFormProps {
  readonly filter: Filter;
  /** Of the file that it is taken out as. */
  readonly name: string;
  readonly mayEdit: boolean;
  readonly onChange: (filter: Filter) => void;
}

const mostCharacters = 200_000;

/** The same conditions as text, which can be written, taken out as a file and brought in. What cannot be read yet changes nothing. */
export function TextForm({ filter, name, mayEdit, onChange }: TextFormProps): ReactElement {
  const { words } = useUi();
  const message = useMessage();
  const id = useId();
  const file = useRef<HTMLInputElement>(null);
  const [written, setWritten] = useState<string | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const write = (text: string): void => {
    setWritten(text);
    const parsed = parseFilterText(text);
    setProblems(parsed.ok ? [] : parsed.refusal);
    if (parsed.ok) onChange(parsed.value);
  };
  const bring = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined) return;
    const parsed = parseFilterText((await chosen.text()).slice(0, mostCharacters));
    const [problem] = parsed.ok ? [] : parsed.refusal;
    if (parsed.ok) onChange(parsed.value);
    else message.error(problem === undefined ? words('refusal.invalid-filter') : problemText(problem, words));
  };
  return (
    <section className="audience-text">
      <div className="audience-text-head">
        <label htmlFor={id}>{words('audience.text')}</label>
        <Button size="small" onClick={() => download(`${name || 'audience'}.audience`, `${printFilter(filter)}\n`)}>
          {words('audience.text.out')}
        </Button>
        {mayEdit ? (
          <Button size="small" onClick={() => file.current?.click()}>
            {words('audience.text.in')}
          </Button>
        ) : null}
        <input
          ref={file}
          type="file"
          hidden
          accept=".audience,.txt,text/plain"
          aria-label={words('audience.text.in')}
          onChange={({ target }) => {
            void bring(target.files?.[0]);
            target.value = '';
          }}
        />
      </div>
      <Input.TextArea
        id={id}
        className="audience-text-area"
        spellCheck={false}
        readOnly={!mayEdit}
        maxLength={mostCharacters}
        autoSize={{ minRows: 3, maxRows: 16 }}
        status={problems.length > 0 ? 'error' : ''}
        aria-describedby={`${id}-problems`}
        value={written ?? printFilter(filter)}
        onChange={({ target }) => write(target.value)}
        onBlur={() => {
          // What could be read is shown as it is printed; what could not stays to be mended.
          if (problems.length === 0) setWritten(null);
        }}
      />
      <div id={`${id}-problems`} className="mg-bad" aria-live="polite">
        {problems.slice(0, 3).map((problem) => (
          <div key={problem.code}>{problemText(problem, words)}</div>
        ))}
      </div>
    </section>
  );
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name.replaceAll(/[\\/:*?"<>|]/g, ' ');
  link.click();
  URL.revokeObjectURL(url);
}
