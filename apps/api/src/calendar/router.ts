import { router } from '../trpc.ts';
import { followOfficialDays } from './follow-official-days.ts';
import { saveWorkingDays } from './save-working-days.ts';
import { workingDaysProcedure } from './working-days.ts';

export const calendarRouter = router({ workingDays: workingDaysProcedure, follow: followOfficialDays, setDays: saveWorkingDays });
