import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contracts } from '../../functions/contracts.ts';
import { tryOperation } from './campaign.ts';
import { operations } from './document.ts';
import { added, noFigures } from './properties.ts';
import { MARKER } from './corpora.ts';
import { startWorld, type Happened, type World } from './world.ts';

/** `npm run fuzz` tries more, from another seed each time; here a failure is the failure of a change. */
const CASES = 5_000;
const SEED = 1;

let figures = noFigures();
let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
  console.log(
    `fuzz: seed ${SEED}, ${figures.requests} requests to ${operations.length} operations, ${figures.accepted} accepted, ` +
      `${figures.refused} refused, ${figures.written} wrote`,
  );
});

describe('whatever is sent', () => {
  it('goes to an operation that the document has', () => {
    expect(operations.map(({ id }) => id).toSorted()).toEqual(contracts.map((one) => one.operationId).toSorted());
  });

  it.each(operations.map((operation, index) => [operation.id, operation, SEED + index] as const))(
    '%s answers as declared, writes nothing when it refuses, and logs one line without personal data',
    async (_, operation, seed) => {
      const own = noFigures();
      const failure = await tryOperation(world, operation, { cases: CASES, seed, figures: own });
      figures = added(figures, own);
      expect(failure).toBeUndefined();
    },
  );
});

/** What a broken product would have done instead. */
const broken: Record<string, (happened: Happened) => Partial<Happened>> = {
  'a surprise': ({ reply }) => ({ reply: { ...reply, statusCode: 500 } }),
  'an undeclared status': ({ reply }) => ({ reply: { ...reply, statusCode: 418 } }),
  'an answer that lacks a field': ({ reply }) => ({ reply: { ...reply, body: '{}' } }),
  'a refusal that is no problem document': ({ reply }) =>
    reply.statusCode === 400 ? { reply: { ...reply, body: '{"message":"no"}' } } : {},
  'a lost ETag': ({ reply }) => ({ reply: { ...reply, headers: { 'content-type': 'application/json' } } }),
  'a second line of log': ({ lines }) => ({ lines: [...lines, '{}'] }),
  'a long line of log': ({ lines }) => ({ lines: lines.map((line) => line + 'x'.repeat(400)) }),
  'personal data in the log': ({ lines }) => ({ lines: lines.map((line) => `${line} ${MARKER}`) }),
  'a refusal that writes': ({ reply, written }) =>
    reply.statusCode === 400 ? { written: [...written, { pk: 'service#routing', sk: 'rules' }] } : {},
  'a refusal that sends a message': ({ reply }) => (reply.statusCode === 400 ? { sent: 1 } : {}),
  'an unknown attribute': ({ written }) => ({ written: written.map((item) => ({ ...item, isAdministrator: true })) }),
  'an item of no known kind': ({ written }) => ({ written: written.map((item) => ({ ...item, sk: 'elsewhere' })) }),
};

describe('the gate', () => {
  it.each(Object.entries(broken))('finds %s', async (_, breaks) => {
    const submitting = operations.find(({ id }) => id === 'submitTicket');
    if (!submitting) throw new Error('there is no operation submitTicket');
    const call: World['call'] = async (event) => {
      const happened = await world.call(event);
      return { ...happened, ...breaks(happened) };
    };
    const run = { cases: CASES / 4, seed: SEED, figures: noFigures() };
    expect(await tryOperation({ ...world, call }, submitting, run)).toContain('made smaller');
  });
});
