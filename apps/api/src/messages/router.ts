import { router } from '../trpc.ts';
import { messagePeople } from './message-people.ts';
import { readSmsPrice, writeSmsPrice } from './sms-price.ts';
import { listTests } from './list-tests.ts';
import { sendTest } from './send-test.ts';

export const messagesRouter = router({ people: messagePeople, price: readSmsPrice, setPrice: writeSmsPrice, test: sendTest, tests: listTests });
