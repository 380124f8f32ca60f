import { exportDocument } from '@magpie/journey';
import { qixiJourney } from '@magpie/nodes';
import { expect, test } from 'vitest';
import { isJourneyText } from './is-journey-text.ts';

const exported = exportDocument(qixiJourney({ id: 'qixi', locale: 'en' }));

test.each([
  [exported, true],
  [`\n  ${exported}`, true],
  [JSON.stringify(JSON.parse(exported)), true],
  [exported.slice(0, exported.indexOf('"nodes"') + 40), true],
  ['七夕大礼盒', false],
  ['{"magpie":"steps","nodes":[]}', false],
  ['[1, 2]', false],
  ['{"format": "csv", "nodes": []}', false],
  ['', false],
])('%.20j is meant as a journey: %s', (text, isMeant) => {
  expect(isJourneyText(text)).toBe(isMeant);
});
