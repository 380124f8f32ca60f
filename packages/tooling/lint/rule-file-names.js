import { placeOf } from './place.js';

const vague = /(^|\/)(utils?|helpers?|common|misc|types)(\.tsx?$|\/)/;

/** Kebab-case files with a name that says something; no index.ts inside folders other than a package's doors. */
export const fileNames = {
  meta: { type: 'problem', messages: { vague: 'A room needs a name: {{path}}', kebab: 'Files are kebab-case: {{path}}' }, schema: [] },
  create(context) {
    const place = placeOf(context.filename);
    if (!place) return {};
    return {
      Program(node) {
        const data = { path: place.path };
        if (vague.test(place.path)) context.report({ node, messageId: 'vague', data });
        const base = place.path.split('/').at(-1).split('.')[0];
        if (!/^[$_]*[a-z0-9]+(-[a-z0-9]+)*$/.test(base)) context.report({ node, messageId: 'kebab', data });
      },
    };
  },
};
