import { anchorDatesIn, localDateOf } from '@magpie/calendar';
import { checkJourney, compileJourney, scheduleOf } from '@magpie/journey';
import { segments } from '@magpie/messaging';
import { describe, expect, it } from 'vitest';
import { kinds } from '../index.ts';
import { templateIds, templates } from './templates.ts';

const zone = 'Asia/Shanghai';
const all = templateIds.flatMap((id) => (['zh-CN', 'en'] as const).map((locale) => [id, locale] as const));
const drawn = (id: (typeof templateIds)[number], locale: 'zh-CN' | 'en') =>
  templates[id].draw({ id, locale, shop: locale === 'en' ? 'Tea House' : '青山茶舍' });

it('are at least fourteen', () => {
  expect(templateIds.length).toBeGreaterThanOrEqual(14);
});

describe.each(all)('%s (%s)', (id, locale) => {
  const document = drawn(id, locale);

  it('has no problems that matter, and compiles', () => {
    // English needs more room than Chinese: two of a carrier's messages are no mistake there.
    expect(checkJourney(document, kinds).filter(({ code }) => locale === 'zh-CN' || code !== 'sms-long')).toEqual([]);
    expect(compileJourney(document, kinds).ok).toBe(true);
  });

  it('is complete: entry, holdout, goal, messages, buyers kept, everything in a stage and nothing on another', () => {
    const types = new Set<string>(document.nodes.map(({ type }) => type));
    for (const type of ['split', 'send-sms', 'await-event', 'save-cohort', 'end']) expect(types).toContain(type);
    // Where a journey is tied to a day its goal is counted from that day, else from when each one enters.
    expect(document.settings.goal).toMatchObject(types.has('anchored-entry') ? { fromDays: expect.any(Number) } : { from: 'entry' });
    expect(document.nodes.filter(({ type }) => type.endsWith('-entry'))).toHaveLength(1);
    expect(document.nodes.filter(({ stage, name }) => stage === null || name === '')).toEqual([]);
    expect(new Set(document.nodes.map(({ position: { x, y } }) => `${x} ${y}`)).size).toBe(document.nodes.length);
  });

  it('is signed by the shop, and in Chinese every message costs one', () => {
    const texts = document.nodes.flatMap(({ config }) => (typeof config['text'] === 'string' ? [config['text']] : []));
    for (const text of texts) {
      expect(text).toContain(locale === 'en' ? 'Tea House' : '青山茶舍');
      if (locale === 'zh-CN') expect(segments(text.replaceAll(/\{\{[^}]*"([^"]*)"[^}]*\}\}/g, '$1')).count).toBe(1);
    }
  });

  it.runIf(document.nodes.some(({ type }) => type === 'anchored-entry')).each([2026, 2027, 2028, 2029, 2030])(
    'has a calendar in %i: every step is reached, none too late',
    (year) => {
      const entry = document.nodes.find(({ type }) => type === 'anchored-entry');
      const parsed = entry === undefined ? null : kinds['anchored-entry'].config.safeParse(entry.config);
      const [anchorDate] = parsed?.success === true ? anchorDatesIn(parsed.data.anchor, year) : [];
      const schedule = scheduleOf(document, kinds, { anchorDate: anchorDate ?? null, zone, now: 0 });
      expect(schedule.size).toBe(document.nodes.length);
      for (const scheduled of schedule.values()) {
        expect(scheduled.isTooLate).toBe(false);
        expect(Math.abs(Number(localDateOf(scheduled.at, zone).slice(0, 4)) - year)).toBeLessThanOrEqual(1);
      }
    },
  );
});

it('differ from each other in every language', () => {
  for (const locale of ['zh-CN', 'en'] as const) {
    expect(new Set(templateIds.map((id) => drawn(id, locale).name)).size).toBe(templateIds.length);
    expect(new Set(templateIds.map((id) => templates[id].about[locale])).size).toBe(templateIds.length);
  }
});
