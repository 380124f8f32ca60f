import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { namelessControls } from './nameless-controls.ts';
import { chromiumPath, launchBrowser } from './watched-page.ts';

// A rule that nobody has seen fail is no rule.
describe.runIf(existsSync(chromiumPath))('controls without a name', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage();
  });
  afterAll(() => browser?.close());

  it.each([
    ['button', '<button><svg></svg></button>', '<button aria-label="Add"><svg></svg></button>'],
    ['link', '<a href="/x"><i></i></a>', '<a href="/x">There</a>'],
    ['textbox', '<input>', '<label>Name <input></label>'],
    [
      'textbox',
      '<div role="textbox" contenteditable tabindex="0"></div>',
      '<div role="textbox" aria-label="Text" contenteditable tabindex="0"></div>',
    ],
    ['combobox', '<input role="combobox">', '<input role="combobox" aria-label="Kind">'],
    ['slider', '<input type="range">', '<input type="range" aria-label="Share">'],
    ['switch', '<button role="switch" aria-checked="true"></button>', '<button role="switch" aria-checked="true" aria-label="On"></button>'],
    ['Date', '<input type="date">', '<input type="date" aria-label="Day">'],
  ])('%s', async (role, without, named) => {
    await page.setContent(`<main>${without}</main>`);
    expect((await namelessControls(page)).map((control) => control.split(':')[0])).toEqual([role]);
    await page.setContent(`<main>${named}</main>`);
    expect(await namelessControls(page)).toEqual([]);
    await page.setContent(`<main hidden>${without}</main>`);
    expect(await namelessControls(page)).toEqual([]);
  });
});
