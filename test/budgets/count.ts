import * as z from 'zod';
import { unitsOf } from '../support/units.ts';
import type { Call } from './counted-world.ts';
import type { Row } from './documented.ts';
import { routes, type Life } from './life.ts';
import type { Counted } from './task.ts';
import { access } from './use-cases/access.ts';
import { audit } from './use-cases/audit.ts';
import { analytics } from './use-cases/analytics.ts';
import { customers } from './use-cases/customers.ts';
import { exports } from './use-cases/exports.ts';
import { jobs } from './use-cases/jobs.ts';
import { views } from './use-cases/views.ts';
import { platform } from './use-cases/platform.ts';
import { privacy } from './use-cases/privacy.ts';
import { service } from './use-cases/service.ts';
import { stages } from './use-cases/stages.ts';
import { ADMIN, type Asked } from './use-cases/use-case.ts';

const listed = z.looseObject({ items: z.array(z.looseObject({ id: z.string() })) });
const stored = z.looseObject({ version: z.number() });

export const useCases = {
  ...access,
  ...audit,
  ...customers,
  ...views,
  ...jobs,
  ...exports,
  ...stages,
  ...privacy,
  ...service,
  ...analytics,
  ...platform,
};

const asking = (operation: string) => (life: Life, as: string) => life.ask(operation, { as });

/** A change that changes nothing: by then the rights, the codes, the fields and the territories are known. */
const lookAtCustomers = async (life: Life, as: string) => {
  const { items } = listed.parse(await life.ask('listAccounts', { as: ADMIN, query: { limit: '1' } }));
  for (const { id } of items) {
    const { version } = stored.parse(await life.ask('getAccount', { as: ADMIN, params: { id } }));
    await life.ask('patchAccount', { as, params: { id }, ifMatch: version, body: {} });
  }
};

/** The audit keeps to itself what it knows of people. */
const lookAtAccess = async (life: Life, as: string) => {
  await life.ask('getMe', { as });
  if (as === ADMIN) await life.ask('listAudit', { as, query: { recordType: 'person', recordId: 'nobody' } });
};

/** What people ask so that a context knows their rights, by its name. */
const firstAsked: Readonly<Record<string, (life: Life, as: string) => Promise<unknown>>> = {
  access: lookAtAccess,
  customers: lookAtCustomers,
  service: asking('getRoutingRules'),
  analytics: asking('listReportSchedules'),
  platform: asking('listDeadLetters'),
};

const makeKnown = (life: Life, context: string, as: string) => {
  const ask = firstAsked[context];
  if (ask === undefined) throw new Error(`say here which request makes rights known to ${context}`);
  return ask(life, as);
};

/** What a function believes for a while it has forgotten after this. */
const FORGOTTEN = 31_000;

const ask = async (life: Life, by: string, { request, refused, messages, event }: Asked) => {
  if (routes.has(by)) await (refused ? life.refused(by, request ?? {}) : life.ask(by, request ?? {}));
  else if (messages) await life.tell(by, ...messages);
  else await life.call(by, event);
};

/** The calls of one function while something is asked of it. */
const callsOf = async (life: Life, by: string, asked: Asked): Promise<Call[]> => {
  const route = routes.get(by);
  const as = asked.request?.as;
  await life.passes(FORGOTTEN);
  if (route && as !== undefined && !asked.stranger) await makeKnown(life, route.context, as);
  const calls: Call[] = [];
  const name = route?.entry ?? by;
  const stop = life.world.onCall((call) => void (call.by === name && calls.push(call)));
  await ask(life, by, asked);
  stop();
  return calls;
};

const sum = (calls: readonly Call[], units: (call: Call) => number) =>
  calls.reduce((all, call) => all + units(call), 0);

/** Counts what the rows of the table are about, one after the other, in one company. */
export const countAll = (life: Life, rows: readonly Row[]): Promise<Counted[]> =>
  life.live(async () => {
    const counted: Counted[] = [];
    for (const { useCase, by: names } of rows)
      for (const by of names)
        for (const asked of (await useCases[useCase]?.(life, by)) ?? []) {
          const calls = await callsOf(life, by, asked);
          counted.push({
            useCase,
            by,
            of: asked.of ?? {},
            cost: {
              calls: calls.length,
              'read units': sum(calls, ({ readUnits }) => readUnits),
              'write units': sum(calls, ({ writesOfOneKilobyte }) => unitsOf(writesOfOneKilobyte)),
            },
            billedWriteUnits: sum(calls, ({ writes }) => unitsOf(writes)),
            types: (asked.messages ?? []).map(({ type }) => type),
          });
        }
    return counted;
  });
