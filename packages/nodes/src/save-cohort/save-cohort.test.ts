import { describeKind } from '../describe-kind.ts';
import { saveCohort } from './model.ts';

describeKind(saveCohort, { valid: [{ name: '七夕买家' }], problems: { 'kind.name-missing': [{ name: ' ' }, ['name']] } });
