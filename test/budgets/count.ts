import { unitsOf } from '../support/units.ts';
import type { Call } from './counted-world.ts';
import type { Row } from './documented.ts';
import { routes, type Life } from './life.ts';
import type { Counted } from './task.ts';
import { access } from './use-cases/access.ts';
import { analytics } from './use-cases/analytics.ts';
import { platform } from './use-cases/platform.ts';
import { service } from './use-cases/service.ts';
import type { Asked } from './use-cases/use-case.ts';

export const useCases = { ...access, ...service, ...analytics, ...platform };

/** What people ask so that a context knows their rights, by its name. */
const firstAsked: Readonly<Record<string, string>> = {
  access: 'getSettings',
  service: 'getRoutingRules',
  analytics: 'listReportSchedules',
  platform: 'listDeadLetters',
};

const makeKnown = (life: Life, context: string, as: string) => {
  const operation = firstAsked[context];
  if (operation === undefined) throw new Error(`say here which request makes rights known to ${context}`);
  return life.ask(operation, { as });
};

/** What a function believes for a while it has forgotten after this. */
const FORGOTTEN = 60_000;

const typeIn = (message: unknown) =>
  typeof message === 'object' && message !== null && 'type' in message ? [String(message.type)] : [];

const ask = async (life: Life, by: string, { request, messages, event }: Asked) => {
  if (routes.has(by)) await life.ask(by, request ?? {});
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
            types: (asked.messages ?? []).flatMap(typeIn),
          });
        }
    return counted;
  });
