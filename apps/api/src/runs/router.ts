import { router } from '../trpc.ts';
import { pauseRun, resumeRunProcedure, retryRun, stopRun } from './change-run.ts';
import { getRun } from './get-run.ts';
import { letIn } from './let-in.ts';
import { listRuns } from './list-runs.ts';
import { rehearseJourney } from './rehearse-journey.ts';
import { conversionsOfRun } from './run-conversions.ts';
import { runPeople } from './run-people.ts';
import { savePeople } from './save-people.ts';
import { traceMemberProcedure } from './trace-member.ts';
import { watchRun } from './watch-run.ts';

export const runsRouter = router({
  rehearse: rehearseJourney,
  list: listRuns,
  get: getRun,
  watch: watchRun,
  pause: pauseRun,
  resume: resumeRunProcedure,
  stop: stopRun,
  retry: retryRun,
  people: runPeople,
  conversions: conversionsOfRun,
  savePeople,
  trace: traceMemberProcedure,
  letIn,
});
