import { router } from '../trpc.ts';
import { archiveAudienceProcedure, whereUsed } from './archive-audience.ts';
import { compare, countPeople } from './count-people.ts';
import { getAudience, listVersionsProcedure } from './get-audience.ts';
import { listAudiencesProcedure } from './list-audiences.ts';
import { listPastRuns } from './list-past-runs.ts';
import { overlap } from './overlap-audiences.ts';
import { createAudience, renameAudienceProcedure, saveAudience } from './save-audience.ts';
import { suggest } from './suggest-values.ts';

export const audiencesRouter = router({
  list: listAudiencesProcedure,
  get: getAudience,
  versions: listVersionsProcedure,
  whereUsed,
  create: createAudience,
  save: saveAudience,
  rename: renameAudienceProcedure,
  archive: archiveAudienceProcedure,
  count: countPeople,
  overlap,
  compare,
  suggest,
  pastRuns: listPastRuns,
});
