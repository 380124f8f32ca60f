/** Where a file is: its package folder (`packages/kit`, `apps/web`, `workflows`), its path inside, and what it is. Null outside the workspace. */
export function placeOf(filename) {
  const match = /(?:^|\/)((?:packages|apps)\/[^/]+|workflows|tests|bench|prisma)\/([^]*)$/.exec(filename.replaceAll('\\', '/'));
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
