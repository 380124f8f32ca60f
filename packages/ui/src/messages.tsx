import { createContext, type ReactElement, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { MessagePlace } from './message-place.tsx';
import { type Message, messageQueue } from './message-queue.ts';

const MessageContext = createContext<Message | null>(null);

/** Early enough for whoever loses the connection, late enough not to hold up the first screen. */
const afterMs = 1_500;

/** Short messages for everything within. Where they are shown is fetched once the screen stands, or when the first one is said. */
export function Messages({ children }: { readonly children: ReactNode }): ReactElement {
  const [Place, setPlace] = useState<typeof MessagePlace | null>(null);
  const [fetchPlace] = useState(() => placeFetcher((place) => setPlace(() => place)));
  const { message, take } = useMemo(() => messageQueue(fetchPlace), [fetchPlace]);
  useEffect(() => {
    const timer = setTimeout(fetchPlace, afterMs);
    return () => clearTimeout(timer);
  }, [fetchPlace]);
  return (
    <MessageContext value={message}>
      {Place === null ? null : <Place onReady={take} />}
      {children}
    </MessageContext>
  );
}

/** Says something in short, such as that something was saved. */
export function useMessage(): Message {
  const message = useContext(MessageContext);
  if (message === null) throw new Error('Messages are said inside of AppTheme');
  return message;
}

/** Fetches the place once; after a failure again when it is next asked for. */
function placeFetcher(then: (place: typeof MessagePlace) => void): () => void {
  let fetching = false;
  return () => {
    if (fetching) return;
    fetching = true;
    void import('./message-place.tsx').then(
      (module) => then(module.MessagePlace),
      () => {
        fetching = false;
      },
    );
  };
}
