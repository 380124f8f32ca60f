import { isAbsolute, join, resolve } from 'node:path';
import { checkoutFolder } from '../services/checkout-folder.ts';
import { type Environment, variable } from '../services/environment.ts';

/** The folder of everything that is kept: MAGPIE_HOME, else `.magpie` in the checkout. */
export function stateFolder(environment: Environment): string {
  const wanted = variable(environment, 'MAGPIE_HOME');
  if (wanted === null) return join(checkoutFolder, '.magpie');
  return isAbsolute(wanted) ? wanted : resolve(checkoutFolder, wanted);
}
