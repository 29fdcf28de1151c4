import { stageRunKey } from '../../../functions/customers/persistence/keys.ts';
import type { Life, Request } from '../life.ts';
import { entered } from './customers.ts';
import { ADMIN, exampleOf, type UseCase } from './use-case.ts';

const asAdmin = (request: Request): Request => ({ as: ADMIN, ...request });
const accountKey = (id: string) => ({ pk: `customers#account#${id}`, sk: 'record' });

const VIEWS = 'customers-keep-views';

const rules = { rules: [{ id: 'buys-much', when: { orders12m: { from: 1_000 } }, set: { grade: 'A' } }] };

const inViews = async (life: Life) => {
  const account = await entered(life);
  await life.tell(VIEWS, ...life.riding(accountKey(account.id)));
  return account;
};

/** An account that the views know, and whose figures they do not: those that make it move, or not. */
const withFigures = async (life: Life, figures: object) => {
  const { id, version } = await inViews(life);
  await life.ask('patchAccount', asAdmin({ params: { id }, ifMatch: version, body: { figures } }));
  return id;
};

/** The look at all accounts, behind the last of them. */
const atTheEnd = (life: Life) => {
  const run = { status: 'running', shard: 3, after: '~', looked: 9, moved: 0, startedAt: '2026-03-02T01:00:00.000Z' };
  life.world.store({ ...stageRunKey, ...run, version: 9 });
  return exampleOf('job.continued.v1', 'stages/all');
};

const done = (life: Life) => {
  const run = { status: 'done', shard: 4, looked: 9, moved: 0, startedAt: '2026-03-02T01:00:00.000Z' };
  life.world.store({ ...stageRunKey, ...run, version: 9 });
};

/** The rules and the look at all accounts by them. */
export const stages: Readonly<Record<string, UseCase>> = {
  'hear of figures that move an account to a stage and a grade': async (life) => [
    { messages: life.riding(accountKey(await withFigures(life, { orders12m: 12 }))) },
  ],
  'hear of figures that move it nowhere': async (life) => [
    { messages: life.riding(accountKey(await withFigures(life, { spend12m: { amount: '1', currency: 'EUR' } }))) },
  ],
  'read the rules of stages': async () => [{ request: asAdmin({}) }],
  'put the rules of stages': async (life) => {
    done(life);
    return [{ request: asAdmin({ body: rules }) }];
  },
  'how an account came to its stage, a page': async (life) => [
    { request: asAdmin({ params: { id: (await inViews(life)).id } }) },
  ],
  'begin the look at all accounts': async (life) => {
    done(life);
    return [{ event: {} }];
  },
  'look at the last accounts, of which none is to move': async (life) => [{ messages: [atTheEnd(life)] }],
};
