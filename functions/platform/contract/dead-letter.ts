import * as z from 'zod';

const instant = z.iso.datetime();

/** A message that no function could settle, kept until somebody decides. */
export const deadLetter = z
  .strictObject({
    id: z.string(),
    /** The queue that gave it up; `events` when it never reached one; `none` when it is no message of ours to repeat. */
    queue: z.string(),
    status: z.enum(['waiting', 'replayed', 'discarded']),
    /** Of the event in it, where it holds one. */
    type: z.string().optional(),
    eventId: z.string().optional(),
    /** How often it came here: once, and again after each replay in vain. */
    times: z.number().int().positive(),
    firstAt: instant,
    lastAt: instant,
    decidedBy: z.string().optional(),
    reason: z.string().optional(),
    version: z.number().int().positive(),
  })
  .meta({ id: 'DeadLetter' });

export type DeadLetter = z.output<typeof deadLetter>;

/** With the message itself, which may hold personal data. */
export const wholeDeadLetter = deadLetter.extend({ body: z.string() }).meta({ id: 'WholeDeadLetter' });

export type WholeDeadLetter = z.output<typeof wholeDeadLetter>;
