import { HOURS_A_MONTH, type Inventory } from './inventory.ts';
import { plus, times, type Quantities } from './prices.ts';
import {
  LOG_LINE_BYTES,
  month,
  RIGHTS_READ_UNITS,
  steps,
  useCases,
  type UseCase,
  type UseCaseName,
  type Work,
} from './units.ts';

const GB = 1e9;

/** Lambda's poller on a queue asks from five places at once, each for twenty seconds at a time, all month long. */
export const POLLS_A_MONTH = (5 * HOURS_A_MONTH * 3600) / 20;

/** Nobody uses it, but it is not empty. */
const STORED_GB = 0.05;

/** Reads each change of a record from the table's stream. */
const AUDIT = 'access-record-changes';

const stepOf = (name: string): Work => {
  const step = steps[name];
  if (!step) throw new Error(`What does ${name} take? Count it in scripts/cost/units.ts.`);
  return step;
};

/** One call of a function, with the line that it logs. */
const callOf = ({ functions }: Inventory, name: string, { ms, ...work }: Work): Quantities => {
  const megabytes = functions[name];
  if (megabytes === undefined) throw new Error(`The deployment has no function ${name}.`);
  return {
    lambdaRequest: 1,
    lambdaGbSecond: (megabytes / 1024) * (ms / 1000),
    readUnit: work.readUnits ?? 0,
    writeUnit: work.writeUnits ?? 0,
    mail: work.mails ?? 0,
    filePut: work.filesWritten ?? 0,
    fileGet: work.filesRead ?? 0,
    logGb: LOG_LINE_BYTES / GB,
    keptLogGb: LOG_LINE_BYTES / GB,
  };
};

/** An event and all that follows from it: relayed, brought to each step as a message of its own, and what those do. */
const afterEvent = (inventory: Inventory, type: string, depth = 0): Quantities => {
  if (depth > 8) throw new Error(`${type} follows from itself`);
  const subscribers = inventory.subscribers.get(type) ?? [];
  return plus(
    callOf(inventory, 'platform-relay-events', stepOf('platform-relay-events')),
    { snsRequest: 1 },
    ...subscribers.map((name) =>
      plus({ sqsRequest: 3 }, callOf(inventory, name, stepOf(name)), afterWrites(inventory, stepOf(name), depth + 1)),
    ),
  );
};

/** What follows from the writes of some work: its events, and its entries in the audit. */
const afterWrites = (inventory: Inventory, { events = [], audited = 0 }: Work, depth = 0): Quantities =>
  plus(
    ...events.map((type) => afterEvent(inventory, type, depth)),
    ...(audited > 0 ? [times(audited, callOf(inventory, AUDIT, stepOf(AUDIT)))] : []),
  );

/** A request by itself, and what follows from it when the caller has had the answer. */
export const useOf = (inventory: Inventory, name: UseCaseName): { asked: Quantities; after: Quantities } => {
  const useCase: UseCase = useCases[name];
  const isRequest = useCase.by.endsWith('-http');
  const asked = isRequest
    ? plus(callOf(inventory, useCase.by, useCase), {
        // People ask at the console's address: the distribution passes each request on, with the viewer's address that a
        // function adds, and sends what is answered. Files are not counted: browsers keep all but the pages until the next release.
        edgeRequest: 1,
        edgeRun: 1,
        httpRequest: 1,
        readUnit: RIGHTS_READ_UNITS,
        edgeGb: ((useCase.answerKb ?? 0) * 1000) / GB,
      })
    : { readUnit: useCase.readUnits ?? 0 };
  return { asked, after: afterWrites(inventory, useCase) };
};

/** A month in which nobody does anything. */
export const atRest = (inventory: Inventory): Quantities =>
  plus(
    {
      sqsRequest: inventory.polledQueues * POLLS_A_MONTH,
      alarm: inventory.alarms,
      // A metric is billed for the hours in which something was counted, and these count failures.
      metric: 0,
      tableGb: inventory.tables * STORED_GB,
      recoveryGb: inventory.tables * STORED_GB,
      fileGb: inventory.buckets * STORED_GB,
    },
    ...Object.entries(inventory.schedules).map(([name, runs]) =>
      times(runs, plus({ schedulerRun: 1 }, callOf(inventory, name, stepOf(name)))),
    ),
  );

const requestsOf = (done: readonly (readonly [UseCaseName, number])[]) =>
  done.reduce((sum, [name, count]) => sum + (useCases[name].by.endsWith('-http') ? count : 0), 0);

/** What the people of `month` do, without what is paid at rest. */
export const monthOfUse = (inventory: Inventory): Quantities => {
  const done = Object.entries(month.done).filter((entry): entry is [UseCaseName, number] => entry[0] in useCases);
  const all = [...done, [month.rest, month.requests - requestsOf(done)] as const];
  return plus(
    { activePerson: month.people },
    ...all.map(([name, count]) => {
      const { asked, after } = useOf(inventory, name);
      return times(count, plus(asked, after));
    }),
  );
};
