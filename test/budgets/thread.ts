import { parentPort, workerData } from 'node:worker_threads';
import { loadEntries } from '../simulation/loader.ts';
import { countAll } from './count.ts';
import { aDay, anImport, anImportOfCustomers } from './day.ts';
import { documented } from './documented.ts';
import { readFilesAtOnce } from './files.ts';
import { asItIs, asLargeAs, firstCompany, sizes } from './scene.ts';
import { tableRequest, task, type Answer, type Task, type TableRequest } from './task.ts';

// What is thrown is a condition that does not hold, as a rule, and nobody reads where.
Error.stackTraceLimit = 5;

readFilesAtOnce();
const entries = await loadEntries();

const inAllSizes = async (): Promise<Answer<'use cases'>> => {
  const first = await firstCompany(entries);
  const companies = [];
  for (const size of sizes) {
    const { life, items } = asLargeAs(entries, first, size);
    companies.push({ tickets: size.tickets, items, counted: await countAll(life, documented) });
  }
  return companies;
};

const allRequests = async (): Promise<Answer<'requests'>> => {
  const first = await firstCompany(entries);
  const life = asItIs(entries, first);
  const requests: TableRequest[] = [];
  life.world.onCall(({ operation, input, output, readUnits }) => {
    requests.push(tableRequest.parse({ operation, input, output, readUnits }));
  });
  await countAll(life, documented);
  return { before: [...first.items], after: [...life.world.table.everything()], requests };
};

const work: { readonly [Name in Task]: () => Promise<Answer<Name>> } = {
  'use cases': inAllSizes,
  requests: allRequests,
  import: () => anImport(entries),
  customers: () => anImportOfCustomers(entries),
  day: () => aDay(entries),
};

/** A thread of its own for a task: time and chance of its functions are the world's, not the machine's. */
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(await work[task.parse(workerData)]());
