import { router } from '../trpc.ts';
import { status, watchStatus } from './status.ts';

export const systemRouter = router({ status, watchStatus });
