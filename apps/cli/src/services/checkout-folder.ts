import { fileURLToPath } from 'node:url';

/** The folder that holds package.json, apps and packages. */
export const checkoutFolder = fileURLToPath(new URL('../../../..', import.meta.url));
