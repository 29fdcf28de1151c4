import { breaches, Settled, type Poison } from './laws.ts';
import type { Entry } from './loader.ts';
import { askForAll, foundCompany, LIFE, operate, People, settle, WORKING } from './people.ts';
import type { Fault } from './world/faults.ts';
import { World } from './world/world.ts';

export interface Lived {
  readonly seed: number;
  /** What is wrong; empty when all is well. */
  readonly wrong: readonly string[];
  readonly faults: Partial<Record<Fault, number>>;
  /** How often each function was called. */
  readonly calls: Readonly<Record<string, number>>;
  /** Appointments that the world kept. */
  readonly steps: number;
}

/** Worlds begin on one of these days; in some the clocks change meanwhile. */
const BEGINNINGS = [
  '2026-03-02T06:00:00.000Z',
  '2026-03-28T06:00:00.000Z',
  '2026-10-24T06:00:00.000Z',
  '2026-12-30T20:00:00.000Z',
];

const MOST_STEPS = 100_000;

/** Something that nobody can settle: a message in a queue, or an item whose events are none. */
const sendPoison = (world: World, people: People, sent: Poison[]) => {
  const { random, agenda } = world;
  if (!random.chance(0.3)) return;
  agenda.after(random.between(0, WORKING), () => {
    world.faults.note('poison sent');
    if (random.chance(0.3)) {
      const body = 'these are no events';
      sent.push({ body, queue: 'none' });
      world.table.execute('PutItem', { TableName: 'x', Item: { pk: 'probe#poison', sk: 'poison', events: body } });
      return;
    }
    const queue = random.pick([...world.queues.values()].filter(({ name }) => name !== 'dead-letters'));
    const body = random.pick(['{"no":"event"}', 'not json', '{"specversion":"1.0"}']);
    sent.push({ body, queue: queue.name });
    queue.send(body);
  });
  if (random.chance(0.5)) people.later(WORKING + random.between(0, 7_200_000), () => operate(world, people));
};

/** The life of a world that follows from its seed alone. */
export const live = async (entries: readonly Entry[], seed: number, trace?: (line: string) => void): Promise<Lived> => {
  const start = Date.parse(BEGINNINGS[seed % BEGINNINGS.length] ?? '');
  const world = new World({ seed, entries, start, end: start + LIFE, calm: seed % 20 === 0, trace });
  const people = new People(world);
  const poison: Poison[] = [];
  await foundCompany(world);
  settle(world, people);
  sendPoison(world, people, poison);
  let steps = 0;
  const wrong: string[] = [];
  try {
    steps = await world.agenda.keepAll(MOST_STEPS);
    askForAll(world, people);
    steps += await world.agenda.keepAll(MOST_STEPS);
    wrong.push(...(await breaches(new Settled(world, people, poison))));
  } catch (error) {
    wrong.push(String(error instanceof Error ? error.stack : error));
  }
  return { seed, wrong, faults: world.faults.counts, calls: world.functions.calls, steps };
};
