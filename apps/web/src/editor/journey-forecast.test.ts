import { expect, test } from 'vitest';
import { journeyForecast } from './journey-forecast.ts';
import { TestEditor } from './store/test-editor.ts';

const ground = { anchorDates: ['2027-08-08'], zone: 'Asia/Shanghai' };

test('a step that no way leads to sends nothing and has no day; without an entry all are told', () => {
  const editor = new TestEditor()
    .drop('anchored-entry', 'Qixi')
    .drop('send-sms', 'Seed', { step: 'Qixi' })
    .schedule('Seed', { type: 'anchor', offsetDays: -3, time: '10:00', zone: 'workspace', past: 'skip' });
  const reach = {
    nodes: { [editor.id('Qixi')]: { reach: 477 }, [editor.id('Seed')]: { reach: 429, byOutcome: { intended: 392, unreachable: 37 } } },
    audience: 477,
    dates: {},
  };
  const told = journeyForecast(editor.document, ground, reach);
  expect(told).toMatchObject({ people: 477, sendSteps: 1, messages: 392 });
  expect(told.first).toBe(told.last);

  editor.drop('send-sms', 'Copy').schedule('Copy', { type: 'anchor', offsetDays: 60, time: '10:00', zone: 'workspace', past: 'skip' });
  expect(journeyForecast(editor.document, ground, reach)).toEqual(told);

  editor.remove('Qixi');
  expect(journeyForecast(editor.document, ground, null)).toMatchObject({ sendSteps: 2, messages: null });
});
