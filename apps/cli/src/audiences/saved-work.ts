import { describeFilter, printFilter } from '@magpie/audience';
import { listAudiences, listCohorts, type SavedAudience, type Workspace } from '@magpie/db';
import { filterFrom } from '@magpie/engine';
import { namedWorkspace } from '../commands/named-workspace.ts';
import type { CommandTools } from '../commands/with-database.ts';
import { countAudience } from './count-audience.ts';
import { findSaved } from './find-saved.ts';
import { filterProblemLines, readFilter } from './read-filter.ts';
import { saveAudience } from './save-audience.ts';

/** Lists what is saved, a line each with tabs between, the newest change first. Returns the exit code, as all of these do. */
export async function listSaved({ workspace, json }: { readonly workspace: string; readonly json: boolean }, tools: CommandTools): Promise<number> {
  const place = await placeOf(workspace, tools);
  if (place === null) return 64;
  const rows = (await listAudiences(tools.db, place.id, { archived: false, search: '' })).map(({ id, name, version, changedAt, author }) => ({
    id,
    name,
    version,
    changedAt: new Date(changedAt).toISOString(),
    by: author?.name ?? null,
  }));
  if (json) tools.print(JSON.stringify(rows));
  else
    tools.print(
      ['id\tname\tversion\tchanged\tby', ...rows.map((row) => [row.id, row.name, row.version, row.changedAt, row.by ?? ''].join('\t'))].join('\n'),
    );
  return 0;
}

export interface ShowArguments {
  readonly name: string;
  readonly workspace: string;
  readonly as: 'text' | 'json' | 'words';
  readonly locale: 'zh-CN' | 'en';
}

/** Prints what an audience means. */
export async function showSaved({ name, workspace, as, locale }: ShowArguments, tools: CommandTools): Promise<number> {
  const found = await savedOf({ name, workspace }, tools);
  if (typeof found === 'number') return found;
  const { place, audience } = found;
  const filter = filterFrom(audience.filter);
  if (as === 'text') tools.print(printFilter(filter).trimEnd());
  else if (as === 'json') tools.print(JSON.stringify(filter, null, 2));
  else {
    const audiences = await listAudiences(tools.db, place.id, { archived: false, search: '' });
    const cohorts = await listCohorts(tools.db, place.id);
    const names = (rows: readonly { readonly id: string; readonly name: string }[]) => Object.fromEntries(rows.map((row) => [row.id, row.name]));
    const context = { locale, currency: place.currency, anchorName: null, cohortNames: names(cohorts), audienceNames: names(audiences) };
    tools.print(describeFilter(filter, context));
  }
  return 0;
}

const longestName = 100;

/** Saves an audience file under a name. */
export async function saveFile(
  { file, name: given, workspace }: { readonly file: string; readonly name: string; readonly workspace: string },
  tools: CommandTools,
): Promise<number> {
  const place = await placeOf(workspace, tools);
  const name = given.trim().replaceAll(/\s+/g, ' ');
  if (place === null) return 64;
  if (name === '' || name.length > longestName) {
    tools.tell(`A name has from 1 to ${longestName} characters.`);
    return 64;
  }
  const parsed = await readFilter(file);
  if (parsed === null) {
    tools.tell(`${file} cannot be read; name an audience's file.`);
    return 66;
  }
  const saved = parsed.ok ? await saveAudience(tools.db, place.id, { name, filter: parsed.value }) : parsed;
  if (saved.ok) {
    const { id, version, isChanged } = saved.value;
    tools.print(`${id}\t${saved.value.name}\tversion ${version}${isChanged ? '' : ', unchanged'}`);
    return 0;
  }
  if (saved.refusal === 'archived') {
    tools.tell(`The audience ${name} is archived; restore it first.`);
    return 66;
  }
  filterProblemLines(saved.refusal).forEach(tools.tell);
  return 2;
}

/** Counts who belongs to an audience now. */
export async function countSaved(
  { name, workspace, json }: { readonly name: string; readonly workspace: string; readonly json: boolean },
  tools: CommandTools,
): Promise<number> {
  const found = await savedOf({ name, workspace }, tools);
  if (typeof found === 'number') return found;
  const { place, audience } = found;
  const counted = await countAudience(tools.db, place, { audience, at: Date.now() });
  if (!counted.ok) {
    filterProblemLines(counted.refusal).forEach(tools.tell);
    return 2;
  }
  const { people, members, at } = counted.value;
  const said = { id: audience.id, version: audience.version, people, members, at: new Date(at).toISOString() };
  tools.print(json ? JSON.stringify(said) : `${people} of ${members} members`);
  return 0;
}

async function placeOf(workspace: string, { db, tell }: CommandTools): Promise<Workspace | null> {
  const place = await namedWorkspace(db, workspace);
  if (place === null) tell(`There is no workspace "${workspace}".`);
  return place;
}

async function savedOf(
  { name, workspace }: { readonly name: string; readonly workspace: string },
  tools: CommandTools,
): Promise<{ readonly place: Workspace; readonly audience: SavedAudience } | number> {
  const place = await placeOf(workspace, tools);
  if (place === null) return 64;
  const audience = await findSaved(tools.db, place.id, name);
  if (audience !== null) return { place, audience };
  tools.tell(`There is no saved audience "${name}"; \`magpie audience list\` names them.`);
  return 66;
}
