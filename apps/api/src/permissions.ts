/** What a role may do. A procedure names exactly one. */
export const permissions = ['view', 'comment', 'edit', 'publish', 'rehearse', 'collect', 'export', 'stop', 'manage', 'retain', 'erase'] as const;
export type Permission = (typeof permissions)[number];

const granted: Readonly<Record<string, readonly Permission[]>> = {
  owner: ['view', 'comment', 'edit', 'publish', 'rehearse', 'collect', 'export', 'stop', 'manage', 'retain', 'erase'],
  editor: ['view', 'comment', 'edit', 'rehearse', 'collect', 'export'],
  // Whoever may look may also say what they think of it.
  viewer: ['view', 'comment'],
};

/** A rehearsal's copy of a shop is there to be looked at, and its run to be steered; what is drawn there would be lost. */
const notInShadows: ReadonlySet<Permission> = new Set(['comment', 'edit', 'publish', 'rehearse', 'export', 'retain', 'erase']);

/** Whether something may be done in a rehearsal's copy of a shop, by whoever may do it elsewhere. */
export function isForShadows(permission: Permission): boolean {
  return !notInShadows.has(permission);
}

/** Whether `role` includes `permission`; an unknown role has none. */
export function permits(role: string, permission: Permission): boolean {
  return granted[role]?.includes(permission) ?? false;
}
