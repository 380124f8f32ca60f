import { router } from '../trpc.ts';
import { archiveJourneyProcedure } from './archive-journey.ts';
import { changeJourney } from './change-journey.ts';
import { createJourneyProcedure } from './create-journey.ts';
import { duplicateJourney } from './duplicate-journey.ts';
import { exportJourney } from './export-journey.ts';
import { fileJourneyProcedure } from './file-journey.ts';
import { getJourney } from './get-journey.ts';
import { getVersion } from './get-version.ts';
import { importJourney } from './import-journey.ts';
import { journeyReach } from './journey-reach.ts';
import { listAuthors } from './list-authors.ts';
import { listChanges } from './list-changes.ts';
import { listJourneysProcedure } from './list-journeys.ts';
import { listVersionsProcedure } from './list-versions.ts';
import { presentJourney } from './present-journey.ts';
import { publishJourney } from './publish-journey.ts';
import { saveJourney } from './save-journey.ts';
import { simulateJourney } from './simulate-journey.ts';
import { watchJourney } from './watch-journey.ts';

export const journeysRouter = router({
  list: listJourneysProcedure,
  get: getJourney,
  save: saveJourney,
  change: changeJourney,
  changes: listChanges,
  watch: watchJourney,
  present: presentJourney,
  create: createJourneyProcedure,
  duplicate: duplicateJourney,
  archive: archiveJourneyProcedure,
  file: fileJourneyProcedure,
  publish: publishJourney,
  versions: listVersionsProcedure,
  version: getVersion,
  authors: listAuthors,
  export: exportJourney,
  import: importJourney,
  reach: journeyReach,
  simulate: simulateJourney,
});
