import { pure } from './arrows.js';
import { placeOf } from './place.js';

/** Time and randomness come from kit: pure packages never read the machine's clock or dice. */
export const pureGlobals = {
  meta: { type: 'problem', messages: { impure: '{{name}} is not pure: take it as a parameter (kit has Clock and Random)' }, schema: [] },
  create(context) {
    const place = placeOf(context.filename);
    const edges = place && pure[place.folder];
    const isClock = place?.folder === 'packages/kit' && place.path === 'src/clock.ts';
    if (!edges || place.isTest || isClock || edges.some((edge) => place.path.startsWith(edge))) return {};
    return {
      MemberExpression(node) {
        const name = `${node.object.name ?? ''}.${node.property.name ?? ''}`;
        if (['Date.now', 'Math.random', 'performance.now', 'crypto.randomUUID'].includes(name))
          context.report({ node, messageId: 'impure', data: { name } });
      },
      NewExpression(node) {
        if (node.callee.name === 'Date' && node.arguments.length === 0) context.report({ node, messageId: 'impure', data: { name: 'new Date()' } });
      },
    };
  },
};
