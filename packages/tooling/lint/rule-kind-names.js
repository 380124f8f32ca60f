import { placeOf } from './place.js';

/** Shared code never names a node kind: no `switch (node.type)` and no comparison of a node's type with a text outside packages/nodes. */
export const kindNames = {
  meta: { type: 'problem', messages: { named: 'A kind answers for itself: ask its definition instead of its name' }, schema: [] },
  create(context) {
    const place = placeOf(context.filename);
    if (!place || place.folder === 'packages/nodes' || place.isTest) return {};
    return {
      SwitchStatement(node) {
        if (isNodeType(node.discriminant)) context.report({ node, messageId: 'named' });
      },
      BinaryExpression(node) {
        const compares = ['===', '!==', '==', '!='].includes(node.operator);
        if (compares && (isNodeType(node.left) ? isText(node.right) : isNodeType(node.right) && isText(node.left)))
          context.report({ node, messageId: 'named' });
      },
    };
  },
};

function isNodeType(expression) {
  if (expression?.type !== 'MemberExpression' || expression.property?.name !== 'type') return false;
  const owner = expression.object.type === 'MemberExpression' ? expression.object.property?.name : expression.object.name;
  return /^(node|entryNode|journeyNode|n)$/.test(owner ?? '');
}

function isText(expression) {
  return expression?.type === 'Literal' && typeof expression.value === 'string';
}
