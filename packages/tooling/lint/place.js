import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's own folder says nothing: it may be called anything, `bench` too. */
const root = `${join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..').replaceAll('\\', '/')}/`;

/** Where a file is: its package folder (`packages/kit`, `apps/web`, `workflows`), its path inside, and what it is. Null outside the workspace. */
export function placeOf(filename) {
  const whole = filename.replaceAll('\\', '/');
  const match = /(?:^|\/)((?:packages|apps)\/[^/]+|workflows|tests|bench|prisma)\/([^]*)$/.exec(
    whole.startsWith(root) ? whole.slice(root.length) : whole,
  );
  if (!match) return null;
  const [, folder, path] = match;
  return { folder, path, isTest: /\.test\.tsx?$|(^|\/)testing\/|^test\//.test(path), isView: path.endsWith('.tsx') };
}

/** Every name under which `place` may appear in a list of importers. */
export function importerNames(place, isTypeOnly) {
  const names = [place.folder, place.folder.split('/')[0]];
  if (place.isTest) names.push(`${place.folder}/test`);
  if (place.folder === 'packages/nodes' && isNodeView(place)) names.push('packages/nodes/views');
  if (isTypeOnly) names.push(`${place.folder}/type-only`);
  return names;
}

/** React lives in views.tsx, view.tsx and their forms; every .ts of packages/nodes is pure. */
function isNodeView(place) {
  return place.isView || /view/.test(place.path);
}
