import { millisecondsOf, type Clock } from '../../../shared/kernel/clock.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Item, Table } from '../../../shared/dynamo/table.ts';
import type { Caller } from '../../../shared/lambda/http.ts';
import { principalOf, type Principal } from '../contract/policy.ts';
import { department, person, settings, type Department, type Person, type Settings } from '../contract/records.ts';
import * as z from 'zod';

/** The one partition of `access` that every function with the grant `directory:read` may read. */
export const DIRECTORY = 'access#directory';
export const departmentsKey = { pk: DIRECTORY, sk: 'departments' };
export const personKey = (id: string) => ({ pk: DIRECTORY, sk: `person#${id}` });
/** Where it is found who has an e-mail address, in any case. */
const emailPosition = (email: string) => `email#${email.toLowerCase()}#`;
export const emailKey = ({ email, id }: Pick<Person, 'email' | 'id'>) => ({
  pk: DIRECTORY,
  sk: `${emailPosition(email)}${id}`,
});
export const settingsKey = { pk: DIRECTORY, sk: 'settings' };

/** A right that was withdrawn ends within a minute, since nothing is believed for longer than this. */
const BELIEVED_FOR = 30_000;
/** A refusal is decided on what is stored now. */
const AS_STORED = 0;

// What is stored has more attributes than the record: keys, version, dates.
const storedDepartments = z.object({ departments: z.record(z.string(), z.object(department.shape)) });
const storedPerson = z.object(person.shape);
const storedEmail = z.object({ id: z.string() });

/** The departments in the one item that holds them all (it may not be there yet), by id. */
export const departmentsIn = (item: Item | undefined): Department[] =>
  item ? Object.values(storedDepartments.parse(item).departments).toSorted((a, b) => (a.id < b.id ? -1 : 1)) : [];

export interface Directory {
  /** All departments, by id; at most half a minute old. */
  departments(): Promise<readonly Department[]>;
  /** One department; when it is not among those known, it is looked for anew. */
  department(id: string): Promise<Department | undefined>;
  /** One department as it is stored now: for what is promised and sent on its account. */
  departmentAsStored(id: string): Promise<Department | undefined>;
  /** A person by id or by e-mail address, if they fit, by what is known of them or else by what is stored now. */
  find(idOrEmail: string, fits: (who: Principal) => boolean): Promise<Person | undefined>;
  /** The company's settings, as they are now. */
  settings(): Promise<Settings>;
  /** `ok` when the caller may, by the rights that are known, or else by those stored now; refused otherwise. */
  authorize(caller: Caller, may: (who: Principal) => boolean): ReturnType<typeof authorized>;
}

const authorized = async (right: Promise<boolean>) =>
  (await right) ? ok(undefined) : refuse('forbidden', 'You are not allowed to do this; ask an administrator.');

/** Remembers answers for a while; asks again for those that are older than the reader accepts. */
const remembered = <Value>(clock: Clock, read: (key: string) => Promise<Value>) => {
  const known = new Map<string, { at: number; value: Promise<Value> }>();
  return (key: string, maximumAge = BELIEVED_FOR) => {
    const now = millisecondsOf(clock.now());
    const before = known.get(key);
    if (before && now - before.at < maximumAge) return before.value;
    if (known.size > 10_000) known.clear();
    const value = read(key);
    known.set(key, { at: now, value });
    value.catch(() => known.delete(key));
    return value;
  };
};

/** Reads the directory that `access` keeps; nobody else writes it. */
export const directoryOf = (table: Pick<Table, 'get' | 'query'>, clock: Clock): Directory => {
  const departments = remembered(clock, async () =>
    departmentsIn(await table.get(departmentsKey, { consistent: true })),
  );
  const people = remembered(clock, async (id) => {
    const item = await table.get(personKey(id), { consistent: true });
    return item && storedPerson.parse(item);
  });
  const principal = async (caller: Caller, maximumAge?: number): Promise<Principal> => {
    if (caller.kind !== 'person') return caller;
    const [known, all] = await Promise.all([people(caller.id, maximumAge), departments('all', maximumAge)]);
    return known ? principalOf(known, all) : { kind: 'nobody' };
  };
  const departmentAsStored = async (id: string) => (await departments('all', AS_STORED)).find((one) => one.id === id);
  return {
    departments: () => departments('all'),
    async department(id) {
      return (await departments('all')).find((one) => one.id === id) ?? departmentAsStored(id);
    },
    departmentAsStored,
    async find(idOrEmail, fits) {
      const whoFits = async (found: Person | undefined, maximumAge?: number) =>
        found && fits(principalOf(found, await departments('all', maximumAge))) ? found : undefined;
      if (!idOrEmail.includes('@'))
        return (await whoFits(await people(idOrEmail))) ?? whoFits(await people(idOrEmail, AS_STORED), AS_STORED);
      const begins = emailPosition(idOrEmail);
      const [item] = await table.query({ pk: DIRECTORY, sk: { begins }, limit: 1, consistent: true });
      return item && whoFits(await people(storedEmail.parse(item).id, AS_STORED), AS_STORED);
    },
    async settings() {
      const item = await table.get(settingsKey, { consistent: true });
      return settings.parse({ timeZone: item?.['timeZone'] ?? 'UTC' });
    },
    authorize: (caller, allowed) =>
      authorized((async () => allowed(await principal(caller)) || allowed(await principal(caller, AS_STORED)))()),
  };
};
