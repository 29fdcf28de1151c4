import * as z from 'zod';
import type { Instant } from '../../../shared/kernel/clock.ts';
import { stamp, type Cause, type DomainEvent } from '../../../shared/kernel/event.ts';
import type { ListQuery } from '../../../shared/kernel/list.ts';
import { pageOf } from '../../../shared/dynamo/list.ts';
import type { Item, Key, PutWrite, Table } from '../../../shared/dynamo/table.ts';
import { SettingsChanged } from '../contract/events.ts';
import { department, person, settings, type Department, type Person, type Settings } from '../contract/records.ts';
import { DIRECTORY, departmentsKey, emailKey, personKey, settingsKey } from '../published/directory.ts';

const meta = { version: z.number().int().positive(), createdAt: z.string() };

const storedShapes = {
  departments: z.object({ ...meta, departments: z.record(z.string(), z.object({ ...department.shape, ...meta })) }),
  person: z.object({ ...person.shape, ...meta }),
  settings: z.object({ ...settings.shape, ...meta }),
};

type StoredPerson = z.output<typeof storedShapes.person> | undefined;

type Stored = { readonly version: number; readonly createdAt: Instant } | undefined;

/** All departments in one item: who routes a ticket reads the rules and every target in one call. */
export type StoredDepartments = z.output<typeof storedShapes.departments> | undefined;

const parsed = <Schema extends z.ZodType>(schema: Schema, item: Item | undefined): z.output<Schema> | undefined =>
  item && schema.parse(item);

const putOf = (
  key: Key,
  content: object,
  before: Stored,
  now: Instant,
  events: readonly DomainEvent[] = [],
): PutWrite => ({
  kind: 'put',
  item: {
    ...key,
    ...content,
    version: (before?.version ?? 0) + 1,
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
  },
  when: before ? { version: before.version } : 'new',
  events,
});

/** Where the directory is kept. Puts answer false when the record is no longer the one that the change was decided on. */
export const directoryStore = (table: Table) => {
  const put = async (...what: Parameters<typeof putOf>) => (await table.write(putOf(...what))).ok;
  return {
    departments: async (): Promise<StoredDepartments> =>
      parsed(storedShapes.departments, await table.get(departmentsKey, { consistent: true })),

    putDepartment(record: Department, all: StoredDepartments, now: Instant) {
      const before = all?.departments[record.id];
      const next = { ...record, version: (before?.version ?? 0) + 1, createdAt: before?.createdAt ?? now };
      return put(departmentsKey, { departments: { ...all?.departments, [record.id]: next } }, all, now);
    },

    person: async (id: string) => parsed(storedShapes.person, await table.get(personKey(id), { consistent: true })),

    /** Also by the e-mail address: who is looked for by it is found without looking at everybody. */
    async putPerson(record: Person, before: StoredPerson, now: Instant) {
      const email = emailKey(record);
      const was = before && emailKey(before);
      const { ok } = await table.write(
        putOf(personKey(record.id), record, before, now),
        {
          kind: 'put',
          item: { ...email, id: record.id },
          when: {
            expression: 'attribute_not_exists(pk) OR #id = :id',
            names: { '#id': 'id' },
            values: { ':id': record.id },
          },
        },
        ...(was && was.sk !== email.sk ? [{ kind: 'delete' as const, key: was }] : []),
      );
      return ok;
    },

    people: (query: ListQuery) =>
      pageOf(
        'people',
        query,
        async (after, limit): Promise<Person[]> => {
          const items = await table.query({
            pk: DIRECTORY,
            sk: { begins: 'person#' },
            limit,
            ...(after !== undefined && { after: `person#${after}` }),
          });
          return items.map((item) => z.object(person.shape).parse(item));
        },
        ({ id }) => id,
      ),

    settings: async () => parsed(storedShapes.settings, await table.get(settingsKey, { consistent: true })),

    putSettings(record: Settings, before: Stored, now: Instant, cause: Cause) {
      const version = (before?.version ?? 0) + 1;
      const about = { source: '/access/settings', subject: 'settings', version, time: now, cause };
      return put(settingsKey, record, before, now, stamp([SettingsChanged(record)], about));
    },
  };
};

export type DirectoryStore = ReturnType<typeof directoryStore>;
