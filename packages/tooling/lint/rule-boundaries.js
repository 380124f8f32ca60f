import { arrows, pure } from './arrows.js';
import { importerNames, placeOf } from './place.js';

const edgeOnly = { prisma: /^(@prisma\/|prisma$|prisma\/)/, react: /^(react|react-dom|antd|@xyflow|lucide-react|echarts)(\/|$)/ };

/** Imports follow the arrows; nobody reaches into another package; pure code has no platform. */
export const boundaries = {
  meta: { type: 'problem', messages: { refused: '{{reason}}' }, schema: [] },
  create(context) {
    const place = placeOf(context.filename);
    if (!place) return {};
    const visit = (node) => {
      if (!node.source) return;
      const reason = refusal(place, String(node.source.value), node.importKind === 'type' || node.exportKind === 'type');
      if (reason) context.report({ node: node.source, messageId: 'refused', data: { reason } });
    };
    return { ImportDeclaration: visit, ExportNamedDeclaration: visit, ExportAllDeclaration: visit, ImportExpression: visit };
  },
};

function refusal(place, source, isTypeOnly) {
  if (source.startsWith('.')) return relativeRefusal(place, source);
  if (source.startsWith('@magpie/')) return arrowRefusal(place, source, isTypeOnly);
  return platformRefusal(place, source);
}

function relativeRefusal(place, source) {
  const depth = place.path.split('/').length - 1;
  const ups = source.split('/').filter((part) => part === '..').length;
  return ups > depth ? `'${source}' leaves ${place.folder}: import the package by its name` : null;
}

function arrowRefusal(place, source, isTypeOnly) {
  const name = source.split('/').slice(0, 2).join('/');
  if (place.folder.split('/').at(-1) === name.slice('@magpie/'.length)) return null;
  const door = arrows[source] ? source : name;
  if (/\/src\//.test(source)) return `'${source}' reaches into a package: use its exports`;
  if (source === `${name}/testing`) return place.isTest || ['tests', 'bench'].includes(place.folder) ? null : `'${source}' is for tests`;
  const importers = arrows[door];
  if (!importers) return `'${source}' has no entry in packages/tooling/lint/arrows.js: nothing imports an app`;
  return importerNames(place, isTypeOnly).some((importer) => importers.includes(importer)) ? null : `${place.folder} may not import '${source}'`;
}

function platformRefusal(place, source) {
  if (edgeOnly.prisma.test(source) && !['packages/db', 'prisma'].includes(place.folder)) return 'Only packages/db knows Prisma';
  if (place.isTest) return null;
  const edges = pure[place.folder];
  if (edges && source.startsWith('node:') && !edges.some((edge) => place.path.startsWith(edge))) return `${place.folder} is pure: no '${source}'`;
  if (place.folder === 'packages/nodes' && place.path.endsWith('.ts') && !/view/.test(place.path) && edgeOnly.react.test(source))
    return 'A kind is pure: React belongs in its view.tsx';
  if (place.folder === 'apps/web' && place.path.startsWith('src/editor/store/') && edgeOnly.react.test(source))
    return 'The editor store has no React in it';
  return null;
}
