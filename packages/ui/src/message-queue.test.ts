import { expect, test } from 'vitest';
import { messageQueue } from './message-queue.ts';

test('what is said before there is a place for it is said in its order once there is one, and what comes later at once', () => {
  const said: string[] = [];
  let calls = 0;
  const { message, take } = messageQueue(() => (calls += 1));
  message.error('Gone');
  message.success({ content: 'Saved', key: 'saved' });
  message.destroy('saved');
  expect([said, calls]).toEqual([[], 3]);
  take({ open: ({ type, content }) => said.push(`${type}: ${String(content)}`), destroy: (key) => said.push(`gone: ${key}`) });
  expect(said).toEqual(['error: Gone', 'success: Saved', 'gone: saved']);
  message.info('Later');
  expect([said.at(-1), calls]).toEqual(['info: Later', 3]);
});
