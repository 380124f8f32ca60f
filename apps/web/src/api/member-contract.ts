import type { createClient } from './client.ts';

type Members = ReturnType<typeof createClient>['members'];

/** Who somebody is, as the page of a member shows it. */
export type Person = Awaited<ReturnType<Members['get']['query']>>;

/** A run, as it went for one person. */
export type ToldRun = Awaited<ReturnType<Members['runs']['query']>>['runs'][number];
