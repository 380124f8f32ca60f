import { boundaries } from './rule-boundaries.js';
import { fileNames } from './rule-file-names.js';
import { kindNames } from './rule-kind-names.js';
import { pureGlobals } from './rule-pure-globals.js';

/** The house rules that can be asked by machine. */
export default {
  meta: { name: 'house' },
  rules: { boundaries, 'file-names': fileNames, 'kind-names': kindNames, 'pure-globals': pureGlobals },
};
