/** Codes of the journey's own problems; kinds and the audience language have their own. */
export const journeyProblemCodes = [
  'journey.malformed',
  'journey.too-large',
  'journey.not-json',
  'journey.unknown-kind',
  'journey.kind-too-new',
  'journey.config-malformed',
  'journey.duplicate-id',
  'journey.no-entry',
  'journey.several-entries',
  'journey.dangling-edge',
  'journey.unknown-port',
  'journey.port-wired-twice',
  'journey.edge-into-entry',
  'journey.cycle',
  'journey.unreachable',
  'journey.unwired-port',
  'journey.when-not-allowed',
  'journey.when-without-anchor',
  'journey.moments-out-of-order',
  'journey.no-goal',
  'journey.goal-without-anchor',
  'journey.unnamed',
] as const;

export type JourneyProblemCode = (typeof journeyProblemCodes)[number];
