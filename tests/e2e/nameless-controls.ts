import type { CDPSession, Page } from 'playwright-core';

/** What one can operate, and what one is in; roles are as Chromium calls them. */
const roles = new Set([
  'application',
  'button',
  'checkbox',
  'ColorWell',
  'combobox',
  'Date',
  'DateTime',
  'dialog',
  'DisclosureTriangle',
  'InputTime',
  'link',
  'menuitem',
  'menuitemcheckbox',
  'menuitemradio',
  'radio',
  'searchbox',
  'slider',
  'spinbutton',
  'switch',
  'tab',
  'textbox',
]);

/** Controls that a screen reader would come to and could not call by a name, as the browser itself computes names: their role and the begin of their source. */
export async function namelessControls(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const nameless = nodes.filter(({ ignored, role, name }) => !ignored && roles.has(String(role?.value)) && String(name?.value ?? '').trim() === '');
    return await Promise.all(
      nameless.map(async ({ role, backendDOMNodeId }) => `${String(role?.value)}: ${await sourceOf(session, backendDOMNodeId)}`),
    );
  } finally {
    await session.detach();
  }
}

async function sourceOf(session: CDPSession, backendNodeId: number | undefined): Promise<string> {
  if (backendNodeId === undefined) return 'not in the page';
  const { outerHTML } = await session.send('DOM.getOuterHTML', { backendNodeId });
  return outerHTML.slice(0, 160);
}
