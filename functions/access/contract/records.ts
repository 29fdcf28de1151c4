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

/** What people are to the company; somebody may be several things. */
export const roles = [
  'administrator',
  'manager',
  'sales',
  'marketing',
  'service',
  'technician',
  'analyst',
  'auditor',
] as const;

const ofPerson = {
  name: line(200),
  roles: z.array(z.enum(roles)).max(roles.length),
  departmentIds: z.array(slug).max(50),
  teamIds: z.array(slug).max(20),
  territoryIds: z.array(slug).max(20),
  active: z.boolean().meta({ description: 'False: signs in no more and may do nothing.' }),
};

/** A person who signs in: the id is the `sub` of the user pool. */
export const person = z
  .strictObject({
    id: z.string().min(1).max(128),
    email: emailAddress,
    ...ofPerson,
    teamIds: ofPerson.teamIds.default([]),
    territoryIds: ofPerson.territoryIds.default([]),
    active: ofPerson.active.default(true),
  })
  .meta({ id: 'Person' });

export type Person = z.output<typeof person>;

/** A person as they are entered: what is left out is as it is for most. */
export type PersonEntry = z.input<typeof person>;

const once = (names: readonly string[]) => new Set(names).size === names.length;
const NAMED_TWICE = 'must not name the same twice';

const changeable = {
  ...ofPerson,
  roles: ofPerson.roles.refine(once, NAMED_TWICE),
  departmentIds: ofPerson.departmentIds.refine(once, NAMED_TWICE),
  teamIds: ofPerson.teamIds.refine(once, NAMED_TWICE),
  territoryIds: ofPerson.territoryIds.refine(once, NAMED_TWICE),
};

/** What somebody sends to let a person in. */
export const newPerson = z
  .strictObject({
    email: emailAddress,
    name: changeable.name,
    roles: changeable.roles,
    departmentIds: changeable.departmentIds.default([]),
    teamIds: changeable.teamIds.default([]),
    territoryIds: changeable.territoryIds.default([]),
  })
  .meta({ id: 'NewPerson' });

export type NewPerson = z.output<typeof newPerson>;

/** What may change of a person; what is left out stays. */
export const personPatch = z.strictObject(changeable).partial().meta({ id: 'PersonPatch' });

/** People who look after the same customers. */
export const team = z.strictObject({ id: slug, name: line(200) }).meta({ id: 'Team' });

export type Team = z.output<typeof team>;

/**
 * A part of the market. An account without a territory of its own choice belongs to the first one, by `order`, whose
 * conditions all hold for it; a condition that is not given holds for everybody.
 */
export const territory = z
  .strictObject({
    id: slug,
    name: line(200),
    order: z.number().int().min(0).max(10_000),
    when: z.strictObject({
      regions: z.array(slug).min(1).max(200).optional(),
      industries: z.array(slug).min(1).max(200).optional(),
      employees: z
        .strictObject({ from: z.number().int().min(0).optional(), to: z.number().int().min(0).optional() })
        .optional(),
    }),
  })
  .meta({ id: 'Territory' });

export type Territory = z.output<typeof territory>;

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
  .strictObject({
    timeZone: timeZone.meta({ description: 'The zone whose days the reports count in.' }),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'must be a country by two letters, like DE')
      .optional()
      .meta({ description: 'The country that a phone number without one is read in.' }),
  })
  .meta({ id: 'Settings' });

export type Settings = z.output<typeof settings>;
