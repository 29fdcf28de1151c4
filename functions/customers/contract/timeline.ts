import * as z from 'zod';

/** One change or touch of a customer. */
export const timelineEntry = z
  .strictObject({
    /** The event that it was. */
    id: z.string(),
    at: z.iso.datetime(),
    by: z.string().meta({ description: '`person:<id>`, `machine:<id>`, `customer` or `system:<step>`.' }),
    what: z.string().meta({ examples: ['created', 'updated', 'resolved'] }),
    about: z.strictObject({
      type: z.string().meta({ examples: ['account', 'contact', 'ticket'] }),
      id: z.string(),
    }),
    /** What it was, by ids, codes and names of fields: `departmentId`, `stage`, `fields`. */
    details: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  })
  .meta({ id: 'TimelineEntry' });

export type TimelineEntry = z.output<typeof timelineEntry>;
