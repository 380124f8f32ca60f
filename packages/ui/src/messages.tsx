import { message } from 'antd';
import type { MessageInstance } from 'antd/es/message/interface';
import { createContext, type ReactElement, type ReactNode, useContext } from 'react';

const MessageContext = createContext<MessageInstance | null>(null);

/** What stands in the banner stays in sight. */
const underBanner = 60;

/** A place for short messages at the top of the screen, for everything within. antd's own `App` would bring dialogs and notifications to every first load. */
export function Messages({ children }: { readonly children: ReactNode }): ReactElement {
  const [messages, place] = message.useMessage({ maxCount: 3, top: underBanner });
  return (
    <MessageContext value={messages}>
      {place}
      {children}
    </MessageContext>
  );
}

/** Says something in short, such as that something was saved. */
export function useMessage(): MessageInstance {
  const messages = useContext(MessageContext);
  if (messages === null) throw new Error('Messages are said inside of AppTheme');
  return messages;
}
