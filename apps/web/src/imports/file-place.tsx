import { formatShare, useUi } from '@magpie/ui';
import { Alert, Button, Progress } from 'antd';
import { FileUp } from 'lucide-react';
import { type ReactElement, useRef } from 'react';
import type { Upload } from './use-upload.ts';

export interface FilePlaceProps {
  readonly upload: Upload;
  /** A file is held over the page. */
  readonly isOver: boolean;
  readonly onFile: (file: File | undefined) => void;
  readonly onCancel: () => void;
}

/** Where a file is put: dropped, or chosen. */
export function FilePlace({ upload, isOver, onFile, onCancel }: FilePlaceProps): ReactElement {
  const { words } = useUi();
  const input = useRef<HTMLInputElement>(null);
  return (
    <section className={`file-place${isOver ? ' file-place-over' : ''}`} aria-label={words('imports.bring')}>
      <FileUp size={22} aria-hidden />
      {upload.type === 'sending' ? (
        <div className="file-place-sending" role="status">
          <span>{words('imports.sending', { name: upload.name, share: formatShare(upload.share, 0) })}</span>
          <Progress percent={Math.round(upload.share * 100)} showInfo={false} size="small" aria-label={words('imports.bring')} />
        </div>
      ) : (
        <div className="file-place-text">
          <b>{words(isOver ? 'imports.drop.now' : 'imports.drop')}</b>
          <span className="mg-soft">{words('imports.drop.formats')}</span>
        </div>
      )}
      {upload.type === 'sending' ? (
        <Button onClick={onCancel}>{words('cancel')}</Button>
      ) : (
        <Button type="primary" onClick={() => input.current?.click()}>
          {words('imports.choose')}
        </Button>
      )}
      <input
        ref={input}
        type="file"
        hidden
        aria-label={words('imports.choose')}
        accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson,.gz"
        onChange={({ currentTarget }) => {
          onFile(currentTarget.files?.[0]);
          currentTarget.value = '';
        }}
      />
      {upload.type === 'failed' ? <Alert className="file-place-failed" type="error" showIcon title={words(`imports.failed.${upload.code}`)} /> : null}
    </section>
  );
}
