import { router } from '../trpc.ts';
import { previewRetentionProcedure } from './preview-retention.ts';
import { retentionState } from './retention-state.ts';
import { saveRetention } from './save-retention.ts';

export const retentionRouter = router({ state: retentionState, preview: previewRetentionProcedure, set: saveRetention });
