import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { contexts } from '../../functions/contexts.ts';
import { contracts } from '../../functions/contracts.ts';
import { onlyAsks } from '../../shared/kernel/route.ts';
import { sharedAddresses, wrongWithClaims } from './customers-law.ts';
import { laws, Settled } from './laws.ts';
import type { Entry } from './loader.ts';
import { customerContests, setCustomers, type CustomerScene, type Snapshot } from './races-customers.ts';
import { foundCompany, People, sendOnce, type Reply, type Wish } from './people.ts';
import type { FakeTable } from '../support/fake-dynamo/fake-table.ts';
import { World } from './world/world.ts';

const WRITERS = 8;
const START = Date.parse('2026-03-02T06:00:00.000Z');
const HOUR = 3_600_000;

/** What the eight find, and what a queue was about to be told when it looked so. */
interface Scene {
  readonly table: FakeTable;
  readonly now: number;
  readonly queued: string;
  readonly assigned: string;
  readonly resolved: string;
  readonly letter: string;
  readonly customers: CustomerScene;
  /** The first of each queue, and of each kind of job. */
  readonly messages: ReadonlyMap<string, Snapshot & { readonly queue: string; readonly body: string }>;
}

/** Jobs of one queue are raced kind by kind. */
const jobOf = (body: string) => /"subject":"([a-z-]+)\/[^"]+"/.exec(body)?.[1];

const idIn = (reply: Reply | undefined) => z.looseObject({ id: z.string() }).parse(reply?.body).id;

/** A calm world, up to where the races begin; for each queue the first message, and the table at that moment. */
const setScene = async (entries: readonly Entry[]): Promise<Scene> => {
  const world = new World({ seed: 0, entries, start: START, end: START + 60 * HOUR, calm: true });
  const people = new People(world);
  await foundCompany(world);
  const messages = new Map<string, Snapshot & { queue: string; body: string }>();
  for (const held of world.queues.values())
    held.onSend = (body) => {
      const queue = held.name;
      const job = jobOf(body);
      const name = job === undefined ? queue : `${queue} ${job}`;
      if (!messages.has(name)) messages.set(name, { table: world.table.copy({}), now: world.agenda.now, queue, body });
    };
  const submit = (subject: string) =>
    people.ask({ operation: 'submitTicket', as: 'agent', key: subject, body: { ...submission, subject } });
  const act = (operation: string, id: string, ifMatch: number, body: object) =>
    people.ask({ operation, as: 'admin', params: { id }, ifMatch, body });
  let ids: string[] = [];
  let scene: Omit<Scene, 'messages'> | undefined;
  people.later(1, async () => {
    const customers = await setCustomers(world, people);
    ids = [await submit('queued'), await submit('assigned'), await submit('resolved')].map(idIn);
    await world.agenda.passes(HOUR);
    world.queueAt('x/service-route-ticket').send('poison');
    await act('assignTicket', ids[1] ?? '', 2, { assigneeId: 'agent' });
    await act('resolveTicket', ids[2] ?? '', 2, { solution: 'done' });
    await people.ask({ operation: 'putReportSchedule', as: 'admin', params: { id: 'daily' }, body: schedule });
    await world.agenda.passes(HOUR);
    const letter = [...world.table.everything()].find(({ sk }) => sk === 'dead-letter');
    const [queued = '', assigned = '', resolved = ''] = ids;
    scene = {
      table: world.table.copy({}),
      now: world.agenda.now,
      queued,
      assigned,
      resolved,
      letter: String(letter?.['id']),
      customers,
    };
    await people.ask({ operation: 'putSettings', as: 'admin', body: { timeZone: 'Europe/Berlin' } });
  });
  await world.agenda.keepAll(100_000);
  if (!scene) throw new Error('the scene of the races was not set');
  return { ...scene, messages };
};

const submission = {
  type: 'complaint',
  channel: 'web',
  subject: 'x',
  text: 'My invoice is wrong.',
  customer: { email: 'ada@customer.example' },
};
const schedule = {
  report: 'tickets-by-department',
  cron: '0 8 * * *',
  timeZone: 'UTC',
  recipients: ['boss@rapport.example'],
  formats: ['csv'],
};

/** What the n-th of eight wants, all of the same record; and whether one of them alone can have it, or each something of their own. */
export type Contest = (scene: Scene, n: number) => Wish & { readonly alone?: true; readonly each?: true };

const onTicket =
  (
    operation: string,
    which: 'queued' | 'assigned' | 'resolved',
    bodyOf: (token: string, n: number) => object,
  ): Contest =>
  (scene, n) => ({
    operation,
    as: 'admin',
    params: { id: scene[which] },
    ifMatch: which === 'queued' ? 2 : 3,
    body: bodyOf(`word <${n}>`, n),
    ...(operation !== 'assignTicket' && { token: `word <${n}>` }),
    alone: true,
  });

/** Each route that changes something. */
const contests: Readonly<Record<string, Contest>> = {
  ...customerContests,
  verifyAudit: () => ({ operation: 'verifyAudit', as: 'admin', key: 'same' }),
  assignTicket: onTicket('assignTicket', 'queued', (_, n) => ({
    assigneeId: n % 2 === 0 ? 'agent' : 'agent@rapport.example',
  })),
  rerouteTicket: onTicket('rerouteTicket', 'assigned', (reason) => ({ departmentId: 'technical', reason })),
  replyTicket: onTicket('replyTicket', 'assigned', (text) => ({ text })),
  resolveTicket: onTicket('resolveTicket', 'queued', (solution) => ({ solution })),
  reopenTicket: onTicket('reopenTicket', 'resolved', (reason) => ({ reason })),
  submitTicket: () => ({ operation: 'submitTicket', as: 'agent', key: 'same', body: submission }),
  submitPublicTicket: () => ({ operation: 'submitPublicTicket', key: 'same', body: submission }),
  putDepartment: (_, n) => ({
    operation: 'putDepartment',
    as: 'admin',
    params: { id: 'billing' },
    body: {
      name: `Billing ${n}`,
      email: 'b@rapport.example',
      managerEmail: 'm@rapport.example',
      targets: { firstResponseHours: 1, resolutionHours: 2 },
    },
    ...(n % 2 === 0 && { ifMatch: 1 }),
  }),
  putTeam: (_, n) => ({
    operation: 'putTeam',
    as: 'admin',
    params: { id: 'north' },
    body: { name: `North ${n}` },
    ...(n % 2 === 0 && { ifMatch: 0 }),
  }),
  putTerritory: (_, n) => ({
    operation: 'putTerritory',
    as: 'admin',
    params: { id: 'large' },
    body: { name: `Large ${n}`, order: n, when: { employees: { from: n } } },
  }),
  putAccessRules: () => ({
    operation: 'putAccessRules',
    as: 'admin',
    body: { visibility: { sales: { account: 'own' } }, fields: [] },
    ifMatch: 0,
    alone: true,
  }),
  // It has no key, and needs none: the same person is asked for.
  createPerson: () => ({
    operation: 'createPerson',
    as: 'admin',
    key: 'same',
    body: { email: 'nina@rapport.example', name: 'Nina', roles: ['administrator'] },
  }),
  patchPerson: (_, n) => ({
    operation: 'patchPerson',
    as: 'admin',
    params: { id: 'agent' },
    ifMatch: 1,
    body: { name: `Agent ${n}`, roles: ['administrator'] },
    alone: true,
  }),
  putSettings: (_, n) => ({
    operation: 'putSettings',
    as: 'admin',
    body: { timeZone: n % 2 === 0 ? 'Asia/Tokyo' : 'Europe/Berlin' },
  }),
  putRoutingRules: () => ({
    operation: 'putRoutingRules',
    as: 'admin',
    body: { rules: [], defaultDepartmentId: 'billing' },
    ifMatch: 1,
    alone: true,
  }),
  putReportSchedule: (_, n) => ({
    operation: 'putReportSchedule',
    as: 'admin',
    params: { id: 'daily' },
    body: { ...schedule, cron: `${n} 9 * * *` },
    ...(n % 2 === 0 && { ifMatch: 1 }),
  }),
  deleteReportSchedule: () => ({
    operation: 'deleteReportSchedule',
    as: 'admin',
    params: { id: 'daily' },
    ifMatch: 1,
    alone: true,
  }),
  runTicketsByDepartment: () => ({
    operation: 'runTicketsByDepartment',
    as: 'admin',
    key: 'same',
    body: { from: '2026-03-01', to: '2026-03-02', formats: ['csv'] },
  }),
  // A letter is sent first and marked then: all of them may send it, and one marks it.
  replayDeadLetter: ({ letter }) => ({ operation: 'replayDeadLetter', as: 'admin', params: { id: letter } }),
  replayDeadLetters: () => ({ operation: 'replayDeadLetters', as: 'admin', body: { queue: 'service-route-ticket' } }),
  discardDeadLetter: ({ letter }, n) => ({
    operation: 'discardDeadLetter',
    as: 'admin',
    params: { id: letter },
    body: { reason: `reason ${n}` },
    alone: true,
  }),
};

const versions = laws['each version of a record is written once, on the one before it'];
const answered = laws['what was answered is so, and nothing else'];

const ofCommand = async (
  entries: readonly Entry[],
  scene: Scene,
  seed: number,
  contest: Contest,
): Promise<string[]> => {
  const wishes = Array.from({ length: WRITERS }, (_, n) => contest(scene, n));
  const { table, now } = scene.customers.moments.get(wishes[0]?.operation ?? '') ?? scene;
  const world = new World({ seed, entries, start: now, end: now, calm: true, stillOf: table });
  const people = new People(world);
  for (const wish of wishes)
    people.later(world.random.between(0, 15), async () => {
      const { reply } = await sendOnce(world, wish, false);
      people.asked.push({ wish, reply, unsure: false, struck: false });
    });
  await world.agenda.keepAll(10_000);
  const settled = new Settled(world, people, []);
  const winners = people.asked.flatMap(({ reply }) => (reply && reply.status < 300 ? [reply] : []));
  const made = winners.flatMap(({ version }) => version ?? []);
  const same = wishes[0]?.key !== undefined;
  const surprises = people.asked.filter(({ reply }) => !reply || reply.status >= 500);
  return [
    ...((await versions?.(settled)) ?? []),
    ...(await wrongWithClaims(settled)),
    ...sharedAddresses(settled),
    ...(same ? [] : ((await answered?.(settled)) ?? [])),
    ...(surprises.length > 0 ? [`${surprises.length} were answered with a surprise`] : []),
    ...(winners.length === 0 ? [`nobody won: ${people.asked.map(({ reply }) => reply?.status).join(' ')}`] : []),
    ...(wishes[0]?.alone && winners.length > 1 ? [`${winners.length} won, and one could`] : []),
    ...(same && winners.some(({ body }) => !isDeepStrictEqual(body, winners[0]?.body))
      ? ['repeats were answered differently']
      : []),
    ...(same && winners.length < WRITERS ? ['a repeat was refused'] : []),
    ...(!same &&
    !wishes[0]?.each &&
    !people.asked.some(({ wish }) => wish.operation.startsWith('replay')) &&
    new Set(made).size < made.length
      ? ['two won the same version']
      : []),
  ];
};

/** The same message eight times at once. */
const ofStep = async (
  entries: readonly Entry[],
  told: Snapshot & { readonly queue: string; readonly body: string },
  seed: number,
): Promise<string[]> => {
  const { queue } = told;
  const entry = entries.find((one) => one.name === (queue === 'dead-letters' ? 'platform-dead-letters' : queue));
  if (!entry) return ['no manifest has it'];
  const world = new World({ seed, entries, start: told.now, end: told.now, calm: true, stillOf: told.table });
  const deliver = async () => {
    const attributes = { ApproximateReceiveCount: '1', DeadLetterQueueSourceArn: world.arnOf('service-route-ticket') };
    const { outcome } = await world.functions.invoke(
      entry,
      { Records: [{ messageId: 'm', body: told.body, attributes }] },
      false,
    );
    return outcome.kind;
  };
  const ends: Promise<string>[] = [];
  for (let n = 0; n < WRITERS; n += 1) world.agenda.after(world.random.between(0, 15), () => void ends.push(deliver()));
  await world.agenda.keepAll(10_000);
  const surprises = (await Promise.all(ends)).filter((kind) => kind !== 'answered');
  const mails = world.mails.map(({ id }) => id);
  const settled = new Settled(world, new People(world), []);
  return [
    ...((await versions?.(settled)) ?? []),
    ...(await wrongWithClaims(settled)),
    ...sharedAddresses(settled),
    ...(surprises.length > 0 ? [`${surprises.length} functions failed as a whole`] : []),
    ...(new Set(mails).size < mails.length ? ['a mail was sent twice'] : []),
  ];
};

let known: { readonly entries: readonly Entry[]; readonly scene: Promise<Scene> } | undefined;

/** One race of eight on one record for every route that changes something and every queue of the manifests. */
export const race = async (entries: readonly Entry[], seed: number) => {
  if (known?.entries !== entries) known = { entries, scene: setScene(entries) };
  const scene = await known.scene;
  const results: { name: string; wrong: string[]; counts: Record<string, number> }[] = [];
  for (const contract of contracts) {
    if (onlyAsks(contract)) continue;
    const { operationId } = contract;
    const own = Object.entries(contests).filter(([name]) => name.split(':')[0] === operationId);
    for (const [name, contest] of own)
      results.push({ name, wrong: await ofCommand(entries, scene, seed, contest), counts: {} });
    if (own.length === 0)
      results.push({ name: operationId, wrong: ['there is no race for this route: add one'], counts: {} });
  }
  const queues = contexts.flatMap(({ name, queues = {} }) => Object.keys(queues).map((queue) => `${name}-${queue}`));
  const missing = 'the scene has no message for this queue: let something happen in it that leads to one';
  for (const name of [...queues, 'dead-letters'])
    if (![...scene.messages.values()].some(({ queue }) => queue === name))
      results.push({ name, wrong: [missing], counts: {} });
  for (const [name, told] of scene.messages)
    results.push({ name, wrong: await ofStep(entries, told, seed), counts: {} });
  return results;
};
