import * as z from 'zod';
import { pageOf } from '../../../shared/dynamo/list.ts';
import type { Item, PutWrite, Table } from '../../../shared/dynamo/table.ts';
import type { Instant } from '../../../shared/kernel/clock.ts';
import { stamp, type Cause } from '../../../shared/kernel/event.ts';
import type { ListQuery } from '../../../shared/kernel/list.ts';
import { SettingsChanged } from '../contract/events.ts';
import {
  department,
  person,
  settings,
  team,
  territory,
  type Person,
  type PersonEntry,
  type Settings,
} from '../contract/records.ts';
import { accessRules, type AccessRules } from '../contract/visibility.ts';
import { isActiveAdministrator, type Administrators } from '../domain/administrators.ts';
import {
  accessRulesKey,
  addressKey,
  departmentsKey,
  DIRECTORY,
  personKey,
  settingsKey,
  storedAddress,
  storedPerson,
  teamsKey,
  territoriesKey,
} from '../published/directory.ts';
import { keptTogether, meta, nextOf, type Stored } from './kept-together.ts';

const administratorsKey = { pk: DIRECTORY, sk: 'administrators' };

const lockOf = ({ id, email }: Person): PutWrite => ({
  kind: 'put',
  item: { ...addressKey(email), personId: id, version: 1 },
  when: 'new',
});

const shapes = {
  person: storedPerson.extend(meta),
  settings: z.object({ ...settings.shape, ...meta }),
  accessRules: z.object({ ...accessRules.shape, ...meta }),
  address: storedAddress,
  administrators: z.object({ ids: z.array(z.string()), ...meta }),
};

const parsed = <Schema extends z.ZodType>(schema: Schema, item: Item | undefined): z.output<Schema> | undefined =>
  item && schema.parse(item);

/** Where the directory is kept. Puts answer false when the record is no longer the one that the change was decided on. */
export const directoryStore = (table: Table) => {
  const departments = keptTogether(table, departmentsKey, 'departments', department);
  const teams = keptTogether(table, teamsKey, 'teams', team);
  const territories = keptTogether(table, territoriesKey, 'territories', territory);

  const people = async (after: string | undefined, limit: number, consistent = false): Promise<Person[]> => {
    const items = await table.query({
      pk: DIRECTORY,
      sk: { begins: 'person#' },
      limit,
      consistent,
      ...(after !== undefined && { after: `person#${after}` }),
    });
    return items.map((item) => storedPerson.parse(item));
  };

  return {
    departments: departments.all,
    putDepartment: departments.put,
    teams: teams.all,
    putTeam: teams.put,
    territories: territories.all,
    putTerritory: territories.put,

    person: async (id: string) => parsed(shapes.person, await table.get(personKey(id), { consistent: true })),

    /** Whoever has the address, in any case of its letters. */
    personWith: async (email: string) => {
      const holder = parsed(shapes.address, await table.get(addressKey(email), { consistent: true }));
      return holder && parsed(shapes.person, await table.get(personKey(holder.personId), { consistent: true }));
    },

    /** Everybody by id, a page at a time. */
    people: (query: ListQuery) =>
      pageOf(
        'people',
        query,
        (after, limit) => people(after, limit),
        ({ id }) => id,
      ),

    /**
     * Puts a person. `taken`: somebody else has the address; `changed`: the person, or the administrators, are no longer
     * those that it was decided on.
     * @param administrators when the change makes or unmakes an administrator: those before it, and their ids after it
     */
    putPerson: async (
      entry: PersonEntry,
      before: (NonNullable<Stored> & Pick<Person, 'email'>) | undefined,
      now: Instant,
      cause: Pick<Cause, 'actor'>,
      administrators?: { readonly before: Administrators; readonly ids: readonly string[] },
    ): Promise<'put' | 'taken' | 'changed'> => {
      const record = person.parse(entry);
      const isNewAddress = before?.email.toLowerCase() !== record.email.toLowerCase();
      const written = await table.write(
        nextOf(personKey(record.id), record, before, now, cause),
        ...(administrators
          ? [nextOf(administratorsKey, { ids: administrators.ids }, administrators.before.stored, now, cause)]
          : []),
        ...(isNewAddress ? [lockOf(record)] : []),
        ...(before && isNewAddress ? [{ kind: 'delete' as const, key: addressKey(before.email) }] : []),
      );
      if (written.ok) return 'put';
      return isNewAddress && written.error.index === (administrators ? 2 : 1) ? 'taken' : 'changed';
    },

    /** The active administrators, in an item of their own: two who take each other away at once meet there. */
    administrators: async (): Promise<Administrators> => {
      const stored = parsed(shapes.administrators, await table.get(administratorsKey, { consistent: true }));
      if (stored) return { ids: stored.ids, stored };
      const ids: string[] = [];
      for (let after: string | undefined, page: Person[] = []; ; after = page.at(-1)?.id) {
        page = await people(after, 1000, true);
        if (page.length === 0) return { ids, stored };
        ids.push(...page.filter(isActiveAdministrator).map(({ id }) => id));
      }
    },

    settings: async () => parsed(shapes.settings, await table.get(settingsKey, { consistent: true })),

    async putSettings(record: Settings, before: Stored, now: Instant, cause: Cause) {
      const version = (before?.version ?? 0) + 1;
      const about = { source: '/access/settings', subject: 'settings', version, time: now, cause };
      const events = stamp([SettingsChanged({ timeZone: record.timeZone })], about);
      return (await table.write(nextOf(settingsKey, record, before, now, cause, events))).ok;
    },

    accessRules: async () => parsed(shapes.accessRules, await table.get(accessRulesKey, { consistent: true })),

    putAccessRules: async (record: AccessRules, before: Stored, now: Instant, cause: Cause) =>
      (await table.write(nextOf(accessRulesKey, record, before, now, cause))).ok,
  };
};

export type DirectoryStore = ReturnType<typeof directoryStore>;
