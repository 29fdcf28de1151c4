import * as z from 'zod';
import type { Life } from '../life.ts';
import { ADMIN, exampleOf, MEMBER, type UseCase } from './use-case.ts';

const accountKey = (id: string) => ({ pk: `customers#account#${id}`, sk: 'record' });
const exportKey = (id: string) => ({ pk: `customers#export#${id}`, sk: 'record' });

const A_PAGE = 25;

const withId = z.looseObject({ id: z.string() });

const byId = (id: string) => ({ as: ADMIN, params: { id } });

/** Somebody exports the accounts of an owner. */
const begun = async (life: Life, ownerId: string) => {
  const body = { of: 'accounts', format: 'csv', filter: { ownerId } };
  return withId.parse(await life.ask('createExport', { as: ADMIN, body })).id;
};

const step = (life: Life, id: string) => life.riding(exportKey(id));

/** So many accounts of an owner who has no others. */
const owned = async (life: Life, ownerId: string, count: number) => {
  for (let n = 0; n < count; n += 1) {
    const entry = { kind: 'person', name: `Client of ${ownerId}`, ownerId, tags: ['newsletter'] };
    const { id } = await life.made('createAccount', entry, { query: { allowDuplicate: 'true' } });
    await life.tell('customers-keep-views', ...life.riding(accountKey(id)));
  }
};

export const exports: Readonly<Record<string, UseCase>> = {
  'ask for an export': async (life) => {
    const body = { of: 'accounts', format: 'csv', filter: { ownerId: ADMIN } };
    return [{ request: { as: ADMIN, body } }, { request: { as: ADMIN, body, key: life.key() } }];
  },
  'exports, a page': async (life) => {
    for (let n = 0; n <= A_PAGE; n += 1) await begun(life, ADMIN);
    return [{ request: { as: ADMIN } }];
  },
  'read an export': async (life) => [{ request: byId(await begun(life, ADMIN)) }],
  'stop an export': async (life) => [{ request: byId(await begun(life, ADMIN)) }],
  'export n customers': async (life) => {
    await owned(life, ADMIN, 1);
    await owned(life, MEMBER, 5);
    return [
      { messages: step(life, await begun(life, ADMIN)), of: { n: 1 } },
      { messages: [exampleOf('job.due.v1', `export/${await begun(life, MEMBER)}`)], of: { n: 5 } },
    ];
  },
  'delete what a stopped export has left': async (life) => {
    const id = await begun(life, ADMIN);
    await life.ask('stopExport', byId(id));
    return [{ messages: step(life, id) }];
  },
};
