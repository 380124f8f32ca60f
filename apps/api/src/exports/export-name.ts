import { localDateOf } from '@magpie/calendar';
import type { ExportJob } from '@magpie/db';

/** What a file is called where it is fetched: `members-2026-11-28.csv`, with whose rows they are in between. */
export function exportName({ wish, createdAt }: Pick<ExportJob, 'wish' | 'createdAt'>, zone: string): string {
  const whose = wish.of.type === 'everybody' ? null : wish.of.name;
  const part =
    whose
      ?.replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 60) ?? '';
  return `${[wish.what, part, localDateOf(createdAt, zone)].filter((each) => each !== '').join('-')}.${wish.format}`;
}
