/** What this tab is called on the server and in this browser: two tabs of one person are two. */
export const thisClient: string = crypto.randomUUID();

const lockOf = (client: string): string => `magpie-client:${client}`;

let isHeld = false;

/** From now on other tabs can see that this one is alive; the browser itself takes the mark away when the tab ends, however it ends. */
export function holdClient(): void {
  if (isHeld || !('locks' in navigator)) return;
  isHeld = true;
  void navigator.locks.request(lockOf(thisClient), () => new Promise(() => undefined));
}

/** Which of these tabs are alive. Where the browser cannot tell none is: what they kept is sent again, and counts once. */
export async function livingClients(clients: readonly string[]): Promise<ReadonlySet<string>> {
  if (!('locks' in navigator)) return new Set();
  const { held } = await navigator.locks.query();
  const names = new Set(held?.map(({ name }) => name));
  return new Set(clients.filter((client) => names.has(lockOf(client))));
}
