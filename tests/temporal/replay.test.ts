import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { homedir, hostname } from 'node:os';
import { fileURLToPath } from 'node:url';
import { workflowBundle } from '@magpie/worker';
import { workflowTypes } from '@magpie/workflows';
import { DefaultLogger, makeTelemetryFilterString, Runtime, Worker } from '@temporalio/worker';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporalBinary } from '../support/temporal-binary.ts';
import { lookingRun, recordHistories } from './record-histories.ts';
import type { HistoryEvent, HistoryJson } from './scrub-history.ts';

// A change of a workflow that fails here would strand every campaign that was started before it: keep the old way beside the new one with `patched`.
// MAGPIE_RECORD_HISTORIES=1 records the histories again, for paths that are new.
const binary = temporalBinary();
const records = process.env['MAGPIE_RECORD_HISTORIES'] === '1';
/** Recorded histories: one of each type, and one more of the campaign's. */
const recorded = [...Object.keys(workflowTypes), `${workflowTypes.campaignRun}.${lookingRun}`];
const folder = fileURLToPath(new URL('histories/', import.meta.url));

describe.runIf(records && binary !== null)('recording', () => {
  it('runs every workflow type and keeps its history', async () => {
    for (const [type, { events }] of await recordHistories(binary ?? '')) {
      await writeFile(`${folder}${type}.json`, `{"events":[\n${events.map((event) => JSON.stringify(event)).join(',\n')}\n]}\n`);
    }
  }, 180_000);
});

describe('recorded histories', () => {
  let bundle: Awaited<ReturnType<typeof workflowBundle>>;
  beforeAll(async () => {
    // What fails here fails on purpose: the SDK's own lines would only alarm.
    if (!records)
      Runtime.install({
        logger: new DefaultLogger('ERROR', () => undefined),
        telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR' }) } },
      });
    bundle = await workflowBundle();
  });
  const replay = (history: HistoryJson, code = bundle) => Worker.runReplayHistory({ workflowBundle: code }, history);

  it('are there for every workflow type, and tell nothing of where they were recorded', () => {
    expect(readdirSync(folder).toSorted()).toEqual(recorded.map((name) => `${name}.json`).toSorted());
    for (const type of recorded) {
      const text = readFileSync(`${folder}${type}.json`, 'utf8');
      const told = `${text}\n${payloadsOf(text).join('\n')}`;
      expect(told).not.toMatch(/"identity"|"stackTrace"|file:|\d+@/);
      for (const place of [hostname(), homedir(), process.cwd()]) expect(told).not.toContain(place);
    }
  });

  it('of a campaign pass by everything that a run can be told to do', () => {
    const campaigns = [workflowTypes.campaignRun, `${workflowTypes.campaignRun}.${lookingRun}`].map((name) => JSON.stringify(read(name)));
    const types = payloadsOf(campaigns.join('\n')).flatMap((payload) => /^\{"type":"(\w+)"/.exec(payload)?.[1] ?? []);
    expect([...new Set(types)].toSorted()).toEqual(['dispatch', 'ended', 'feed', 'finish', 'look', 'paused', 'sleep', 'wave']);
  });

  describe.each(recorded)('of %s', (type) => {
    it('replay with the code of today', async () => {
      await expect(replay(read(type))).resolves.toBeUndefined();
    });

    it('do not replay when they hold another activity', async () => {
      const changed = changeEvents(read(type), 'EVENT_TYPE_ACTIVITY_TASK_SCHEDULED', (text) =>
        text.replace(/"activityType":\{"name":"\w+"/, '"activityType":{"name":"somethingElse"'),
      );
      await expect(replay(changed)).rejects.toMatchObject({ name: 'DeterminismViolationError' });
    });
  });

  it.each([
    ['asks for other work', workflowTypes.campaignRun, 'engine.feedFacts.', 'engine.finishRun.'],
    ['sets a timer no more', workflowTypes.campaignRun, 'if (waitMs > 0)', 'if (waitMs > 1e15)'],
    ['looks for nobody', `${workflowTypes.campaignRun}.${lookingRun}`, 'engine.lookForEntries.', 'engine.feedFacts.'],
    ['starts children by another name', workflowTypes.campaignRun, ':w:', ':v:'],
    ['ends with messages left', workflowTypes.dispatch, 'if (until === null && pokes === seen)', 'if (pokes === seen)'],
  ])('do not replay with code that %s', async (_change, type, from, to) => {
    const code = bundle.code.replaceAll(from, to);
    expect(code).not.toBe(bundle.code);
    await expect(replay(read(type), { ...bundle, code })).rejects.toMatchObject({ name: 'DeterminismViolationError' });
  });
});

function read(type: string): HistoryJson {
  return JSON.parse(readFileSync(`${folder}${type}.json`, 'utf8'));
}

/** What is said in the payloads of a history: arguments, answers, summaries. */
function payloadsOf(text: string): string[] {
  return Array.from(text.matchAll(/"data":"([^"]*)"/g), ([, data]) => Buffer.from(data ?? '', 'base64').toString('utf8'));
}

/** Changes every event of a type as text; throws where there is none, which would prove nothing. */
function changeEvents({ events }: HistoryJson, eventType: string, change: (text: string) => string): HistoryJson {
  let changed = 0;
  const next = events.map((event): HistoryEvent => {
    if (event.eventType !== eventType) return event;
    changed += 1;
    return JSON.parse(change(JSON.stringify(event)));
  });
  if (changed === 0) throw new Error(`No ${eventType} in this history`);
  return { events: next };
}
