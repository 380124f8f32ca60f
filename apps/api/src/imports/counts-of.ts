import type { ImportCounts } from '@magpie/db';

/** The counts alone, of whatever tells them. */
export function countsOf({ read, imported, alreadyThere, rejected, skipped, newMembers, reasons }: ImportCounts): ImportCounts {
  return { read, imported, alreadyThere, rejected, skipped, newMembers, reasons };
}
