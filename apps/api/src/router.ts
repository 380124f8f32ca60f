import { audiencesRouter } from './audiences/router.ts';
import { calendarRouter } from './calendar/router.ts';
import { cohortsRouter } from './cohorts/router.ts';
import { commentsRouter } from './comments/router.ts';
import { exportsRouter } from './exports/router.ts';
import { attributesRouter, eventsRouter, tagsRouter } from './facts/router.ts';
import { ingestRouter } from './ingest/router.ts';
import { importsRouter } from './imports/router.ts';
import { journeysRouter } from './journeys/router.ts';
import { membersRouter } from './members/router.ts';
import { messagesRouter } from './messages/router.ts';
import { runsRouter } from './runs/router.ts';
import { sessionRouter } from './session/router.ts';
import { systemRouter } from './system/router.ts';
import { retentionRouter } from './retention/router.ts';
import { router } from './trpc.ts';
import { webhooksRouter } from './webhooks/router.ts';

/** Everything the screens may ask. */
export const appRouter = router({
  session: sessionRouter,
  system: systemRouter,
  journeys: journeysRouter,
  runs: runsRouter,
  comments: commentsRouter,
  audiences: audiencesRouter,
  cohorts: cohortsRouter,
  imports: importsRouter,
  exports: exportsRouter,
  members: membersRouter,
  ingest: ingestRouter,
  messages: messagesRouter,
  webhooks: webhooksRouter,
  calendar: calendarRouter,
  retention: retentionRouter,
  events: eventsRouter,
  tags: tagsRouter,
  attributes: attributesRouter,
});

export type AppRouter = typeof appRouter;
