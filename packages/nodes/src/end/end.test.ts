import { describeKind } from '../describe-kind.ts';
import { end } from './model.ts';

describeKind(end, { valid: [{ reason: '' }, { reason: '已发回购券' }], problems: {} });
