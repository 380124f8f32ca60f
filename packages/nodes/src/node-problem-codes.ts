/** Codes that the kinds themselves give; the audience language and the texts of messages have their own. */
export const nodeProblemCodes = [
  'kind.name-missing',
  'kind.anchor-never',
  'kind.moment-without-anchor',
  'kind.window-empty',
  'kind.port-taken',
  'kind.rule-needs-key',
  'kind.schedule-empty',
  'kind.key-without-entry-key',
  'coupon.nothing-off',
  'coupon.more-than-spent',
  'sms.text-missing',
  'split.no-weight',
  'split.unknown-holdout',
  'tags.none',
  'tags.added-and-removed',
] as const;

export type NodeProblemCode = (typeof nodeProblemCodes)[number];
