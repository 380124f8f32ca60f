const storageKey = 'magpie.recent-commands';
const most = 5;

/** Ids of the commands that were asked for by name in this browser, the last one first. */
export function recentCommands(storage: Pick<Storage, 'getItem'> = localStorage): readonly string[] {
  try {
    const stored: unknown = JSON.parse(storage.getItem(storageKey) ?? '[]');
    return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string').slice(0, most) : [];
  } catch {
    return [];
  }
}

/** Puts a command in front. Where nothing can be kept, nothing is. */
export function rememberCommand(id: string, storage: Pick<Storage, 'getItem' | 'setItem'> = localStorage): void {
  const next = [id, ...recentCommands(storage).filter((other) => other !== id)].slice(0, most);
  try {
    storage.setItem(storageKey, JSON.stringify(next));
  } catch {
    // A full or forbidden storage costs nothing but the order of a list.
  }
}
