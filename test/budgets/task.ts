import * as z from 'zod';

/** What a thread is asked for. */
export const task = z.enum(['use cases', 'requests', 'import', 'customers', 'day']);
export type Task = z.output<typeof task>;

const cost = z.strictObject({ calls: z.number(), 'read units': z.number(), 'write units': z.number() });

/** What was counted when a route or a function was asked. */
const counted = z.strictObject({
  useCase: z.string(),
  by: z.string(),
  /** What the letters of the row stand for. */
  of: z.record(z.string(), z.number()),
  /** For items and index entries of up to a kilobyte each. */
  cost,
  /** Write units by the sizes that the items have. */
  billedWriteUnits: z.number(),
  /** The types of the events that it was told. */
  types: z.array(z.string()),
});
export type Counted = z.output<typeof counted>;

/** The same use cases in a company of a size. */
const company = z.strictObject({ tickets: z.number(), items: z.number(), counted: z.array(counted) });
export type Company = z.output<typeof company>;

const anItem = z.record(z.string(), z.unknown());

/** What the table was asked and what it answered; the name of an error where it refused. */
export const tableRequest = z.strictObject({
  operation: z.string(),
  input: anItem,
  output: z.union([anItem, z.string()]),
  readUnits: z.number(),
});
export type TableRequest = z.output<typeof tableRequest>;

/** What each thread answers. */
export const answers = {
  'use cases': z.array(company),
  requests: z.strictObject({ before: z.array(anItem), after: z.array(anItem), requests: z.array(tableRequest) }),
  /** Write units by partition. */
  import: z.map(z.string(), z.number()),
  customers: z.map(z.string(), z.number()),
  day: z.map(z.string(), z.number()),
} as const satisfies Record<Task, z.ZodType>;

export type Answer<Name extends Task> = z.output<(typeof answers)[Name]>;
