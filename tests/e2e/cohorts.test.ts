import { cohortAlgebra } from './stories/cohort-algebra.ts';
import { exportCohort } from './stories/export-cohort.ts';
import { tellOthers } from './stories/tell-others.ts';
import { tellStories } from './tell-stories.ts';

tellStories('cohorts and what goes out, in a browser', { members: 500 }, (tell) => {
  tell('makes a cohort of cohorts', cohortAlgebra);
  tell('takes a cohort out as a file', exportCohort);
  tell('tells others what happens', tellOthers);
});
