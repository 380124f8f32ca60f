import type { Temporal as TemporalApi } from 'temporal-polyfill';

/** The browser's own Temporal; else the polyfill, which behaves the same and is fetched only then. Stands in for the package in the built app. */
export const Temporal: typeof TemporalApi = Reflect.get(globalThis, 'Temporal') ?? (await import('temporal-polyfill/implementation')).Temporal;
