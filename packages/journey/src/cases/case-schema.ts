import { isPlainDate, isPlainTime, isZone } from '@magpie/calendar';
import { z } from 'zod';
import { bounds, idSchema } from '../document-schema.ts';

/** Cases in one file, steps of one case, deeds of one person: more than that is a mistake. */
const most = { cases: 2_000, steps: 500, deeds: 10_000 } as const;

const value = z.union([z.string().max(bounds.text), z.number(), z.boolean()]);
const name = z.string().min(1).max(bounds.name);
/** Local, in the file's zone: `2027-08-08T12:00`. */
const localMinute = z
  .string()
  .refine((text) => text.length === 16 && text[10] === 'T' && isPlainDate(text.slice(0, 10)) && isPlainTime(text.slice(11)));
const zone = z.string().refine(isZone);

const deedSchema = z.strictObject({
  event: name,
  at: localMinute,
  /** The business thing it is about: an order, a cart. */
  key: name.nullable().default(null),
  /** Minor units of the shop's currency. */
  value: z.number().int().nullable().default(null),
  properties: z.record(name, value).default({}),
});

const personSchema = z.strictObject({
  /** The stable id; left out, one is found by which the arms of `draws` are drawn. */
  id: name.optional(),
  zone: zone.nullable().default(null),
  attributes: z.record(name, value).default({}),
  tags: z.array(name).max(200).default([]),
  cohorts: z.array(name).max(200).default([]),
  /** Where they can be reached and have agreed to every purpose; left out: everywhere the journey sends. */
  reachableBy: z.array(name).max(20).optional(),
  /** Splits by their step, and the arm that is to be drawn there. */
  draws: z.record(idSchema, name).default({}),
  /** What their enrolment is about, such as a cart. */
  about: name.optional(),
  did: z.array(deedSchema).max(most.deeds).default([]),
});

const stepSchema = z.strictObject({ step: idSchema, outcome: name.optional(), at: localMinute.optional() });

const expectationSchema = z.strictObject({
  enters: z.boolean().optional(),
  /** Steps they leave, in this order; others may lie between. */
  leaves: z.array(stepSchema).max(most.steps).optional(),
  /** Steps they never come to. */
  never: z.array(idSchema).max(most.steps).optional(),
  /** Where they are at last. */
  ends: idSchema.optional(),
  /** What a step sends them, to the letter. */
  texts: z.record(idSchema, z.string().max(bounds.text)).optional(),
});

const caseSchema = z.strictObject({
  name,
  /** Which occasion: a date of the journey's anchor. */
  anchorDate: z.string().refine(isPlainDate).optional(),
  /** When they enter; left out, when the journey itself begins. */
  startAt: localMinute.optional(),
  person: personSchema.prefault({}),
  expect: expectationSchema.optional(),
});

/** A file of cases: people, what they do, and the way they are expected to go. */
export const casesSchema = z.strictObject({ format: z.literal(1), zone, cases: z.array(caseSchema).min(1).max(most.cases) });

export type JourneyCases = z.infer<typeof casesSchema>;
export type JourneyCase = JourneyCases['cases'][number];
export type Expectation = z.infer<typeof expectationSchema>;
