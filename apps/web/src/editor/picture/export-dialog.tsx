import './words.ts';
import { useUi } from '@magpie/ui';
import { Alert, Modal, Radio } from 'antd';
import { type ReactElement, useState } from 'react';
import { useEditorScope, useEditorState, useWorkbenchState } from '../editor-context.ts';
import { exportJourney, fileName, saveAs } from './export-journey.ts';

const formats = ['json', 'png', 'svg'] as const;
type Format = (typeof formats)[number];

/** The journey as a file: JSON for git and other workspaces, or a picture of the whole canvas. */
export function ExportDialog(): ReactElement {
  const { words } = useUi();
  const scope = useEditorScope();
  const { workbench } = scope;
  const document = useEditorState((state) => state.document);
  const isFlow = useWorkbenchState(({ stage, compared }) => stage === 'flow' && compared === null);
  const canPicture = isFlow && document.nodes.length > 0;
  const [format, setFormat] = useState<Format>('json');
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready');
  const save = async (): Promise<void> => {
    if (format === 'json') {
      exportJourney(document);
      return workbench.close();
    }
    setState('busy');
    try {
      const { takePicture } = await import('./take-picture.ts');
      saveAs(await takePicture(scope, format), fileName(document, format));
      workbench.close();
    } catch {
      setState('failed');
    }
  };
  return (
    <Modal
      open
      title={words('export.title')}
      okText={words('export.save')}
      cancelText={words('cancel')}
      confirmLoading={state === 'busy'}
      onOk={() => void save()}
      onCancel={workbench.close}
    >
      <div className="mg-stack">
        <Radio.Group
          vertical
          value={format}
          aria-label={words('export.title')}
          onChange={(event) => setFormat(formats.find((each) => each === event.target.value) ?? 'json')}
          options={formats.map((each) => ({ value: each, label: words(`export.${each}`), disabled: each !== 'json' && !canPicture }))}
        />
        {canPicture ? null : <p className="mg-hint">{words(isFlow ? 'export.empty' : 'export.flow-only')}</p>}
        {state === 'failed' ? <Alert type="error" title={words('export.failed')} showIcon /> : null}
      </div>
    </Modal>
  );
}
