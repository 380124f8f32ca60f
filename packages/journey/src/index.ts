export { checkJourney, hasErrors } from './check-journey.ts';
export { compileJourney } from './compile-journey.ts';
export { countDifferences, diffJourneys } from './diff/diff-journeys.ts';
export { diffText, type TextPart } from './diff/diff-text.ts';
export type { Change, DrawnDiff, EdgeDiff, FieldChange, JourneyDiff, StepChange, StepDiff } from './diff/journey-diff.ts';
export { bounds as documentLimits } from './document-schema.ts';
export type {
  JourneyDocument,
  JourneyEdge,
  JourneyFrame,
  JourneyGoal,
  JourneyNode,
  JourneyNote,
  JourneySettings,
  NoteColour,
  PastRule,
  Size,
  Stage,
  When,
} from './document.ts';
export { applyEdit } from './edit/apply-edit.ts';
export type { Edit, Edited, EditRefusal, FrameChange, NoteChange } from './edit/edit.ts';
export { type EditTarget, editTargets } from './edit/edit-targets.ts';
export { mergeEdits } from './edit/merge-edits.ts';
export { parseEdit } from './edit/parse-edit.ts';
export { fieldsBetween } from './edit/set-fields.ts';
export { exportDocument, importDocument } from './exchange.ts';
export { graphOf, reachableFrom, topologicalOrder } from './graph.ts';
export type { CheckContext, CompileContext, DraftOp, Kind, KindRegistry, OwnProblem } from './kind.ts';
export { parseDocument } from './parse-document.ts';
export { type JourneyProblemCode, journeyProblemCodes } from './problem-codes.ts';
export { quickFix } from './quick-fix.ts';
export { type ScheduledNode, scheduleOf, type ScheduleSpan } from './schedule.ts';
export { soundPart } from './sound-part.ts';
export { type UnderstoodNode } from './understand-nodes.ts';
export { type SavedAudiences, unknownWorkspace, type WorkspaceFacts } from './workspace-facts.ts';
