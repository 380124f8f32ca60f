/** A list to whose top one adds and from whose top one takes, in the same time however long it is. */
export interface Stack<Item> {
  readonly length: number;
  readonly top: Item | null;
  readonly below: Stack<Item> | null;
}

const empty: Stack<never> = { length: 0, top: null, below: null };

export function emptyStack<Item>(): Stack<Item> {
  return empty;
}

export function push<Item>(below: Stack<Item>, top: Item): Stack<Item> {
  return { length: below.length + 1, top, below };
}

export function pop<Item>(stack: Stack<Item>): Stack<Item> {
  return stack.below ?? emptyStack();
}
