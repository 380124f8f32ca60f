import { router } from '../trpc.ts';
import { createJourneyProcedure } from './create-journey.ts';
import { exportJourney } from './export-journey.ts';
import { getJourney } from './get-journey.ts';
import { importJourney } from './import-journey.ts';
import { journeyReach } from './journey-reach.ts';
import { listJourneysProcedure } from './list-journeys.ts';
import { listVersionsProcedure } from './list-versions.ts';
import { publishJourney } from './publish-journey.ts';
import { saveJourney } from './save-journey.ts';

export const journeysRouter = router({
  list: listJourneysProcedure,
  get: getJourney,
  save: saveJourney,
  create: createJourneyProcedure,
  publish: publishJourney,
  versions: listVersionsProcedure,
  export: exportJourney,
  import: importJourney,
  reach: journeyReach,
});
