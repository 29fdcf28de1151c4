import * as z from 'zod';
import type { DomainEvent } from '../../../shared/kernel/event.ts';
import { fileOf, putFile } from '../customers.ts';
import type { Life, Request } from '../life.ts';
import { contactIn, mergedPair } from './customers.ts';
import { ADMIN, exampleOf, type UseCase } from './use-case.ts';

const QUEUE = 'customers-run-jobs';

const importKey = (id: string) => ({ pk: `customers#import#${id}`, sk: 'record' });
const mergeKey = (id: string) => ({ pk: `customers#merge#${id}`, sk: 'record' });

const withId = z.looseObject({ id: z.string() });

const byId = (id: string, body?: object): Request => ({ as: ADMIN, params: { id }, ...(body && { body }) });

/** So many people who are in no other file. */
let last = 20_000;
const people = (count: number) => {
  last += count;
  return fileOf(last - count, count);
};

/** One of its two rows has no address that could be one. */
const withRefused = () => `${people(1)}Nobody,no address,,,\n`;

/** The messages by which a step of an import is taken. */
const step = (life: Life, id: string): DomainEvent[] => life.riding(importKey(id));

const reading = async (life: Life, file: string) => {
  const id = await putFile(life, file);
  await life.ask('readImport', byId(id, {}));
  return id;
};

const ready = async (life: Life, file: string) => {
  const id = await reading(life, file);
  await life.tell(QUEUE, ...step(life, id));
  return id;
};

const running = async (life: Life, file: string) => {
  const id = await ready(life, file);
  await life.ask('startImport', byId(id));
  return id;
};

const stopped = async (life: Life) => {
  const id = await running(life, people(1));
  await life.ask('stopImport', byId(id));
  return id;
};

const done = async (life: Life, file: string) => {
  const id = await running(life, file);
  await life.tell(QUEUE, ...step(life, id));
  return id;
};

/** What must be of an import for somebody to decide so. */
const before: Readonly<Record<string, (life: Life) => Promise<Request>>> = {
  readImport: async (life) => byId(await putFile(life, people(1)), {}),
  rehearseImport: async (life) => byId(await ready(life, people(1))),
  startImport: async (life) => byId(await ready(life, people(1))),
  stopImport: async (life) => byId(await running(life, people(1))),
  resumeImport: async (life) => byId(await stopped(life)),
};

/** A merge that moves so many contacts. */
const merging = async (life: Life, contacts: number) => {
  const { request, source } = await mergedPair(life, 0);
  for (let n = 0; n < contacts; n += 1) await contactIn(life, source.id);
  return withId.parse(await life.ask('mergeAccount', request)).id;
};

const dueAgain = (kind: string, id: string) => exampleOf('job.due.v1', `${kind}/${id}`);

export const jobs: Readonly<Record<string, UseCase>> = {
  'begin an import': async (life) => {
    const body = { fileName: 'customers.csv', recordType: 'account' };
    return [{ request: { as: ADMIN, body } }, { request: { as: ADMIN, body, key: life.key() } }];
  },
  'imports, a page': async () => [{ request: { as: ADMIN } }],
  'read an import': async (life) => [{ request: byId(await putFile(life, people(1))) }],
  'change the mapping of an import': async (life) => {
    const request = byId(await ready(life, people(1)), { options: { allowDuplicates: true } });
    return [{ request: { ...request, ifMatch: 3 } }];
  },
  'have an import worked on, or stop it': async (life, by) => {
    const asked = before[by];
    return asked ? [{ request: await asked(life) }] : [];
  },
  'what became of its rows, a page': async (life) => [{ request: byId(await done(life, people(1))) }],
  'a link to the rows that it refused': async (life) => {
    const id = await done(life, withRefused());
    await life.tell(QUEUE, ...step(life, id));
    return [{ request: byId(id) }];
  },
  'read the beginning of a file': async (life) => [{ messages: step(life, await reading(life, people(3))) }],
  'enter c times 25 customers of a file': async (life) => [
    { messages: step(life, await running(life, people(25))), of: { c: 1 } },
    { messages: step(life, await running(life, people(200))), of: { c: 8 } },
  ],
  'rehearse c times 25 customers of a file': async (life) => {
    const rehearsing = async (count: number) => {
      const id = await ready(life, people(count));
      await life.ask('rehearseImport', byId(id));
      return id;
    };
    return [
      { messages: step(life, await rehearsing(25)), of: { c: 1 } },
      { messages: [dueAgain('import', await rehearsing(200))], of: { c: 8 } },
    ];
  },
  'collect what an import refused': async (life) => {
    const id = await done(life, withRefused());
    return [{ messages: step(life, id) }];
  },
  'move n contacts of a merge': async (life) => [
    { messages: life.riding(mergeKey(await merging(life, 1))), of: { n: 1 } },
    { messages: life.riding(mergeKey(await merging(life, 4))), of: { n: 4 } },
  ],
};
