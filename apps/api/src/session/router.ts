import { router } from '../trpc.ts';
import { me } from './me.ts';
import { redeem } from './redeem.ts';

export const sessionRouter = router({ me, redeem });
