import { router } from '../trpc.ts';
import { addWord, listWords, removeWord, restoreWords, switchWord } from './forbidden-words.ts';
import { listTests } from './list-tests.ts';
import { messagePeople } from './message-people.ts';
import { sendTest } from './send-test.ts';
import { readSendingRules, writeSendingRules } from './sending-rules.ts';
import { readSmsPrice, writeSmsPrice } from './sms-price.ts';

export const messagesRouter = router({
  people: messagePeople,
  price: readSmsPrice,
  setPrice: writeSmsPrice,
  rules: readSendingRules,
  setRules: writeSendingRules,
  test: sendTest,
  tests: listTests,
  words: listWords,
  addWord,
  removeWord,
  switchWord,
  restoreWords,
});
