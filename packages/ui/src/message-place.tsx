import { message } from 'antd';
import type { MessageInstance } from 'antd/es/message/interface';
import { type ReactElement, useEffect } from 'react';

/** What stands in the banner stays in sight. */
const underBanner = 60;

/** A place for short messages at the top of the screen. antd's own `App` would bring dialogs and notifications with it. */
export function MessagePlace({ onReady }: { readonly onReady: (messages: MessageInstance) => void }): ReactElement {
  const [messages, place] = message.useMessage({ maxCount: 3, top: underBanner });
  useEffect(() => onReady(messages), [messages, onReady]);
  return place;
}
