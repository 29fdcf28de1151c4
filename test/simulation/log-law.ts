import * as z from 'zod';
import type { Ended } from './world/functions.ts';
import { failuresIn } from './world/queues.ts';

/** What the people of `people.ts` write, and what only they know. */
const WRITTEN = /<\d+>|@|\+49|My (?:router|invoice)|none of ours|Muster/;
const LONGEST_LINE = 400;

const line = z.looseObject({ level: z.string(), code: z.string(), failure: z.object({ name: z.string() }).optional() });
const batch = z.looseObject({ Records: z.array(z.unknown()) });

const linesOf = ({ invocation }: Ended) =>
  invocation.printed.flatMap((text) => text.split('\n')).filter((one) => one !== '');

/** A failed record says so; of the others each says what it did, or all of them do together. */
const isComplete = ({ entry, event, outcome }: Ended, lines: readonly z.output<typeof line>[]): boolean => {
  if (outcome.kind !== 'answered') return true;
  // A refusal that could not be told to the audit is told to whoever reads the log.
  if (entry.kind !== 'queue' && entry.kind !== 'dead-letters')
    return lines.filter(({ code }) => code !== 'denial-not-told').length === 1;
  const records = batch.parse(event).Records.length;
  const failed = failuresIn(outcome.value).length;
  const done = lines.filter(({ code }) => code !== 'not-settled').length;
  if (lines.length - done !== failed) return false;
  // A batch that is out of time fails whole, and so does what was done of it.
  if (failed === records && lines.every(({ code, failure }) => code === 'step' || failure?.name === 'TimeoutError'))
    return done < records;
  return done === records - failed || (done === 1 && failed < records);
};

/** What is wrong with what the functions of a world have logged. */
export const faultsOfLog = (ended: readonly Ended[]): string[] =>
  ended.flatMap((one) => {
    const lines = linesOf(one);
    const faults = lines.flatMap((text) => [
      ...(Buffer.byteLength(text) > LONGEST_LINE ? [`a line of ${Buffer.byteLength(text)} bytes: ${text}`] : []),
      ...(WRITTEN.test(text) ? [`what people wrote: ${text}`] : []),
    ]);
    // What a function throws Lambda prints whole.
    if (one.outcome.kind === 'threw' && WRITTEN.test(String(one.outcome.error)))
      faults.push(`what people wrote, thrown: ${String(one.outcome.error)}`);
    const read = lines.map((text) => line.parse(JSON.parse(text)));
    if (!isComplete(one, read)) faults.push(`${read.length} lines: ${lines.join(' ')}`);
    return faults.map((fault) => `${one.invocation.name} logs ${fault}`);
  });
