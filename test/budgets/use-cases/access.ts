import * as z from 'zod';
import { departments } from '../../../scripts/seed.ts';
import type { Life, Request } from '../life.ts';
import { ADMIN, MEMBER, type UseCase } from './use-case.ts';

const legal = {
  name: 'Legal affairs',
  email: 'legal@rapport.example',
  managerEmail: 'legal-manager@rapport.example',
  targets: { firstResponseHours: 24, resolutionHours: 240 },
};

/** What a route puts among those that are kept together. */
const bodies: Readonly<Record<string, object>> = {
  putDepartment: legal,
  putTeam: { name: 'Europe' },
  putTerritory: { name: 'Europe', order: 1, when: { regions: ['europe'] } },
};

/** What a route reads one of. */
const putters: Readonly<Record<string, string>> = { getTeam: 'putTeam', getTerritory: 'putTerritory' };

const kept = async (life: Life, by: string): Promise<Request> => {
  const operation = putters[by] ?? by;
  const request = { as: ADMIN, params: { id: 'legal' }, body: bodies[operation] ?? {} };
  await life.ask(operation, request);
  return request;
};

const somebody = (life: Life) => ({
  email: `${life.key()}@rapport.example`,
  name: 'Nina Newcomer',
  roles: ['sales'],
  departmentIds: departments.slice(0, 1).map(({ id }) => id),
});

const withId = z.looseObject({ id: z.string() });

const rules = { visibility: {}, fields: [] };

export const access: Readonly<Record<string, UseCase>> = {
  'put a department, a team or a territory': async (life, by) => {
    const request = { as: ADMIN, params: { id: 'legal' }, body: bodies[by] };
    await life.ask(by, { ...request, params: { id: 'other' } });
    return [{ request }, { request }];
  },
  'read a team or a territory': async (life, by) => {
    const { params } = await kept(life, by);
    return [{ request: { as: MEMBER, ...(params && { params }) } }];
  },
  'departments, teams or territories, a page': async () => [{ request: { as: MEMBER } }],
  'people, a page': async () => [{ request: { as: MEMBER } }],
  'let a person in': async (life) => [{ request: { as: ADMIN, body: somebody(life) } }],
  'let a person in, repeated': async (life) => {
    const request = { as: ADMIN, body: somebody(life) };
    await life.ask('createPerson', request);
    return [{ request }];
  },
  'read a person': async () => [{ request: { as: MEMBER, params: { id: ADMIN } } }],
  'change a person': async (life) => {
    const { id } = withId.parse(await life.ask('createPerson', { as: ADMIN, body: somebody(life) }));
    return [{ request: { as: ADMIN, params: { id }, ifMatch: 1, body: { name: 'Nina Nowak' } } }];
  },
  'see who one is': async () => [{ request: { as: MEMBER } }],
  'read the settings, or the access rules': async () => [{ request: { as: MEMBER } }],
  'put the settings': async () => {
    const request = { as: ADMIN, body: { timeZone: 'UTC' } };
    return [{ request }, { request }];
  },
  'put the access rules': async () => {
    const request = { as: ADMIN, body: rules };
    return [{ request }, { request }];
  },
};
