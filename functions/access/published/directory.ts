import { millisecondsOf, type Clock } from '../../../shared/kernel/clock.ts';
import { digestOf } from '../../../shared/kernel/id.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Item, Table } from '../../../shared/dynamo/table.ts';
import type { Caller } from '../../../shared/lambda/http.ts';
import { principalOf } from '../contract/policy.ts';
import type { Principal } from '../contract/principal.ts';
import {
  department,
  person,
  settings,
  team,
  territory,
  type Department,
  type Person,
  type Settings,
  type Team,
  type Territory,
} from '../contract/records.ts';
import { accessRules, usualRules, type AccessRules } from '../contract/visibility.ts';
import * as z from 'zod';

/** The one partition of `access` that every function with the grant `directory:read` may read. */
export const DIRECTORY = 'access#directory';
export const departmentsKey = { pk: DIRECTORY, sk: 'departments' };
export const personKey = (id: string) => ({ pk: DIRECTORY, sk: `person#${id}` });
/** Whose an e-mail address is: there is one item for each, in any case of its letters. */
export const addressKey = (email: string) => ({ pk: DIRECTORY, sk: `address#${digestOf(email.toLowerCase())}` });
export const settingsKey = { pk: DIRECTORY, sk: 'settings' };
export const teamsKey = { pk: DIRECTORY, sk: 'teams' };
export const territoriesKey = { pk: DIRECTORY, sk: 'territories' };
export const accessRulesKey = { pk: DIRECTORY, sk: 'access-rules' };

/** A right that was withdrawn ends within a minute, since nothing is believed for longer than this. */
const BELIEVED_FOR = 30_000;
/** A refusal is decided on what is stored now. */
const AS_STORED = 0;

// What is stored has more attributes than the record: keys, version, dates.
const storedDepartments = z.object({ departments: z.record(z.string(), z.object(department.shape)) });
const storedTeams = z.object({ teams: z.record(z.string(), z.object(team.shape)) });
const storedTerritories = z.object({ territories: z.record(z.string(), z.object(territory.shape)) });
const storedRules = z.object(accessRules.shape);
const knownRole = person.shape.roles.element;
/** A person as they are stored. A role that this version does not know gives no right, and takes none away. */
export const storedPerson = z.object({
  ...person.shape,
  roles: z.array(z.string()).transform((roles) => roles.flatMap((role) => knownRole.safeParse(role).data ?? [])),
});

/** What is kept of an e-mail address. */
export const storedAddress = z.object({ personId: z.string() });

const byId = <Kept extends { readonly id: string }>(kept: Readonly<Record<string, Kept>>): Kept[] =>
  Object.values(kept).toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** The departments in the one item that holds them all (it may not be there yet), by id. */
export const departmentsIn = (item: Item | undefined): Department[] =>
  item ? byId(storedDepartments.parse(item).departments) : [];

/** Somebody who asks, with the rules that say what they see. */
export interface Viewer {
  readonly who: Principal;
  readonly rules: AccessRules;
}

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
  /** The caller and the access rules, if the two fit: by what is known of them, or else by what is stored now; refused otherwise. */
  viewer(caller: Caller, fits: (viewer: Viewer) => boolean): ReturnType<typeof fitting>;
  /** All teams, by id; at most half a minute old, or as they are stored now. */
  teams(options?: { readonly asStored: boolean }): Promise<readonly Team[]>;
  /** All territories in the order in which they are asked; at most half a minute old, or as they are stored now. */
  territories(options?: { readonly asStored: boolean }): Promise<readonly Territory[]>;
}

const forbidden = () => refuse('forbidden', 'You are not allowed to do this; ask an administrator.');

const authorized = async (right: Promise<boolean>) => ((await right) ? ok(undefined) : forbidden());

const fitting = async (viewer: Promise<Viewer | undefined>) => {
  const found = await viewer;
  return found ? ok(found) : forbidden();
};

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
export const directoryOf = (table: Pick<Table, 'get'>, clock: Clock): Directory => {
  const departments = remembered(clock, async () =>
    departmentsIn(await table.get(departmentsKey, { consistent: true })),
  );
  const people = remembered(clock, async (id) => {
    const item = await table.get(personKey(id), { consistent: true });
    return item && storedPerson.parse(item);
  });
  const teams = remembered(clock, async () => {
    const item = await table.get(teamsKey, { consistent: true });
    return item ? byId(storedTeams.parse(item).teams) : [];
  });
  const territories = remembered(clock, async () => {
    const item = await table.get(territoriesKey, { consistent: true });
    return item ? byId(storedTerritories.parse(item).territories).toSorted((a, b) => a.order - b.order) : [];
  });
  const rules = remembered(clock, async () => {
    const item = await table.get(accessRulesKey, { consistent: true });
    return item ? storedRules.parse(item) : usualRules;
  });
  const principal = async (caller: Caller, maximumAge?: number): Promise<Principal> => {
    if (caller.kind !== 'person') return caller;
    const [known, all] = await Promise.all([people(caller.id, maximumAge), departments('all', maximumAge)]);
    return known ? principalOf(known, all) : { kind: 'nobody' };
  };
  const viewerOf = async (caller: Caller, maximumAge?: number): Promise<Viewer> => {
    const [who, known] = await Promise.all([principal(caller, maximumAge), rules('all', maximumAge)]);
    return { who, rules: known };
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
      const item = await table.get(addressKey(idOrEmail), { consistent: true });
      return item && whoFits(await people(storedAddress.parse(item).personId, AS_STORED), AS_STORED);
    },
    async settings() {
      const item = await table.get(settingsKey, { consistent: true });
      return settings.parse({ timeZone: item?.['timeZone'] ?? 'UTC', country: item?.['country'] });
    },
    authorize: (caller, allowed) =>
      authorized((async () => allowed(await principal(caller)) || allowed(await principal(caller, AS_STORED)))()),
    viewer: (caller, fits) =>
      fitting(
        (async () => {
          const known = await viewerOf(caller);
          if (fits(known)) return known;
          const stored = await viewerOf(caller, AS_STORED);
          return fits(stored) ? stored : undefined;
        })(),
      ),
    teams: (options) => teams('all', options?.asStored ? AS_STORED : BELIEVED_FOR),
    territories: (options) => territories('all', options?.asStored ? AS_STORED : BELIEVED_FOR),
  };
};
