import type { ArgsProps } from 'antd/es/message/interface';

type Content = string | (Omit<ArgsProps, 'type'> & { readonly key?: string });
type Say = (content: Content) => void;

/** Says something in short, such as that something was saved. */
export interface Message {
  readonly success: Say;
  readonly info: Say;
  readonly warning: Say;
  readonly error: Say;
  /** Takes back what was said under this key. */
  readonly destroy: (key: string) => void;
}

/** Where it is said: as much of antd's messages as that takes. */
interface Place {
  readonly open: (said: ArgsProps) => unknown;
  readonly destroy: (key: string) => void;
}

export interface MessageQueue {
  readonly message: Message;
  /** From now on things are said in this place, first of all what waits. */
  readonly take: (place: Place) => void;
}

/** Keeps what is said in its order until there is a place to say it in; `call` asks for that place. */
export function messageQueue(call: () => void): MessageQueue {
  let place: Place | null = null;
  const waiting: ((place: Place) => unknown)[] = [];
  const say = (saying: (place: Place) => unknown): void => {
    if (place !== null) {
      saying(place);
      return;
    }
    waiting.push(saying);
    call();
  };
  const as =
    (type: 'success' | 'info' | 'warning' | 'error'): Say =>
    (content) =>
      say((at) => at.open({ ...(typeof content === 'string' ? { content } : content), type }));
  return {
    message: { success: as('success'), info: as('info'), warning: as('warning'), error: as('error'), destroy: (key) => say((at) => at.destroy(key)) },
    take: (at) => {
      place = at;
      for (const saying of waiting.splice(0)) saying(at);
    },
  };
}
