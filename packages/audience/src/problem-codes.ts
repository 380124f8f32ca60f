/** Every code that `parseFilter` and `checkFilter` can give; word files have words for each. */
export const audienceProblemCodes = [
  'audience.malformed',
  'audience.too-deep',
  'audience.too-many-clauses',
  'audience.text-too-long',
  'audience.empty-group',
  'audience.name-missing',
  'audience.list-empty',
  'audience.text-empty',
  'audience.window-empty',
  'audience.window-reversed',
  'audience.window-without-years',
  'audience.window-year-repeated',
  'audience.anchor-missing',
  'audience.always-true',
  'audience.never-true',
  'audience.event-unknown',
  'audience.unreadable',
  'audience.range-reversed',
  'audience.score-zone',
  'audience.outcome-without-step',
  'audience.reference-missing',
  'audience.reference-loop',
] as const;

/** A code of {@link audienceProblemCodes}. */
export type AudienceProblemCode = (typeof audienceProblemCodes)[number];
