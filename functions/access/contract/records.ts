import * as z from 'zod';
import { emailAddress, line, slug } from '../../../shared/kernel/text.ts';

const hours = z
  .number()
  .min(0.0001)
  .max(87_600)
  .meta({ description: 'Hours by the clock, fractions allowed; day and night alike.' });

/** How fast a department answers: both counted from the moment a ticket is routed to it. */
const targets = z.strictObject({ firstResponseHours: hours, resolutionHours: hours });

/** A department that tickets are routed to. */
export const department = z
  .strictObject({
    id: slug,
    name: line(200),
    /** Hears of every ticket that is routed to the department. */
    email: emailAddress,
    /** Hears of every escalation. The person with this address, if there is one, may do what members may. */
    managerEmail: emailAddress,
    targets,
  })
  .meta({ id: 'Department' });

export type Department = z.output<typeof department>;

const roles = ['administrator', 'manager', 'agent'] as const;

/** A person who signs in: the id is the `sub` of the user pool. */
export const person = z
  .strictObject({
    id: z.string().min(1).max(128),
    email: emailAddress,
    name: line(200),
    roles: z.array(z.enum(roles)),
    departmentIds: z.array(slug),
  })
  .meta({ id: 'Person' });

export type Person = z.output<typeof person>;

const isTimeZone = (zone: string) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** An IANA time zone: `Europe/Berlin`. */
export const timeZone = z
  .string()
  .max(64)
  .regex(/^[A-Za-z]/, 'must be an IANA time zone, like Europe/Berlin')
  .refine(isTimeZone, 'must be an IANA time zone, like Europe/Berlin');

/** What holds for the whole company. */
export const settings = z
  .strictObject({ timeZone: timeZone.meta({ description: 'The zone whose days the reports count in.' }) })
  .meta({ id: 'Settings' });

export type Settings = z.output<typeof settings>;
