import * as z from 'zod';
import { person } from './records.ts';
import { everyRole, recordTypes } from './visibility.ts';

/** Who somebody is here, and what they see: what an application needs to show no more than they may use. */
export const oneself = z
  .strictObject({
    kind: z.enum(['person', 'machine']),
    id: z.string(),
    person: person.optional(),
    roles: z.array(everyRole),
    managedDepartmentIds: z.array(z.string()).meta({ description: 'The departments whose manager they are.' }),
    scopes: z.record(z.enum(recordTypes), z.array(z.string())).meta({
      description:
        'The records that they see, by type: `all`, or `owner:…`, `team:…`, `territory:…`; none for nothing.',
    }),
    fields: z.record(z.enum(recordTypes), z.record(z.string(), z.enum(['hidden', 'read']))).meta({
      description: 'The fields that they may not change (`read`), or not even see (`hidden`), by type of record.',
    }),
  })
  .meta({ id: 'Oneself' });

export type Oneself = z.output<typeof oneself>;
