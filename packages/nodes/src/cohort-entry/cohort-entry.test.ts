import { describeKind } from '../describe-kind.ts';
import { cohortEntry } from './model.ts';

describeKind(cohortEntry, { valid: [{ cohort: 'run_1:buyers' }], problems: { 'kind.name-missing': [{ cohort: '' }, ['cohort']] } });
