import { useMessage, useUi } from '@magpie/ui';
import { Button } from 'antd';
import { Download } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useGround } from '../canvas/canvas-context.ts';
import { saveAs } from '../editor/picture/export-journey.ts';
import { csvWords } from './csv-words.ts';
import { fetchCsv } from './fetch-csv.ts';
import { numberWords } from './number-words.ts';
import type { RunNumber } from './run-number.ts';
import { useRunScope } from './run-scope.ts';

/** Takes the list away as a file that spreadsheets open; of a long one it says how far it is, and it can be given up. */
export function PeopleExport({ number, text }: { readonly number: RunNumber; readonly text: string }): ReactElement {
  const { words } = useUi();
  const { workspaceId, run } = useRunScope();
  const { zone } = useGround();
  const message = useMessage();
  const [running, setRunning] = useState<{ readonly controller: AbortController; readonly share: number } | null>(null);
  const save = async (): Promise<void> => {
    const controller = new AbortController();
    const { signal } = controller;
    setRunning({ controller, share: 0 });
    try {
      const file = await fetchCsv({
        path: `/workspaces/${encodeURIComponent(workspaceId)}/runs/${encodeURIComponent(run.runId)}/people.csv`,
        body: { number, text, words: csvWords(number, { run, zone, words }) },
        signal,
        onProgress: (share) => setRunning({ controller, share }),
      });
      const { step, what } = numberWords(number, run, words);
      const url = URL.createObjectURL(file);
      saveAs(
        url,
        `${[step, what]
          .filter((part) => part !== null)
          .join(' - ')
          .replaceAll(/[/\\:*?"<>|]/g, '-')}.csv`,
      );
      URL.revokeObjectURL(url);
    } catch {
      if (!signal.aborted) message.error(words('people.csv.failed'));
    } finally {
      setRunning(null);
    }
  };
  if (running !== null)
    return <Button onClick={() => running.controller.abort()}>{words('people.csv.cancel', { percent: Math.round(100 * running.share) })}</Button>;
  return (
    <Button icon={<Download size={15} />} onClick={() => void save()}>
      {words('people.csv')}
    </Button>
  );
}
