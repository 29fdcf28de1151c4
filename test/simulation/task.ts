import * as z from 'zod';

/** What a thread is asked to do: the seeds of a range, each so many apart. */
export const task = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('live'), from: z.number(), to: z.number(), step: z.number() }),
  /** Lives worlds with a planted fault until one goes wrong. */
  z.strictObject({
    kind: z.literal('plant'),
    /** Each with the seed that is tried before all others. */
    faults: z.array(z.strictObject({ name: z.string(), first: z.number() })),
    seeds: z.number(),
  }),
  z.strictObject({ kind: z.literal('race'), from: z.number(), to: z.number(), step: z.number() }),
  /** Lives worlds and answers a digest of all that happened, as the name of the result. */
  z.strictObject({ kind: z.literal('trace'), seeds: z.array(z.number()) }),
]);
export type Task = z.output<typeof task>;

/** What came of one seed: of a world, of a planted fault (the seed that found it; 0 for none), of the races. */
export const result = z.strictObject({
  name: z.string(),
  seed: z.number(),
  wrong: z.array(z.string()),
  counts: z.record(z.string(), z.number()),
});
export type TaskResult = z.output<typeof result>;
