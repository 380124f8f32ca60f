import { nodeWords } from '@magpie/nodes/words';
import { expect, test } from 'vitest';
import { TestEditor } from '../store/test-editor.ts';
import { inWords } from './in-words.ts';

const texts: Readonly<Record<string, string>> = nodeWords['zh-CN'];
const words = (key: string): string => texts[key] ?? key;

test('a way out is called as on the card; other problems stay as they are', () => {
  const { document, editor } = new TestEditor().drop('anchored-entry', 'Qixi').drop('await-event', 'Bought', { step: 'Qixi' });
  const { problems } = editor.store.getState();
  const ports = problems
    .filter(({ code }) => code === 'journey.unwired-port')
    .map((problem) => inWords(problem, document, words).parameters?.['port']);
  expect(ports.toSorted()).toEqual([texts['outcome.await-event.matched'], texts['outcome.await-event.timeout']].toSorted());
  const other = { code: 'sms.text-missing', severity: 'error', path: [], parameters: {} } as const;
  expect(inWords(other, document, words)).toBe(other);
});
