import { createHash } from 'node:crypto';
import { loadEntries } from './loader.ts';
import { race } from './races.ts';
import { live } from './seed.ts';
import { task, type TaskResult } from './task.ts';

/** Carries out a task and answers each of its results as it comes. */
export async function* carryOut(given: unknown): AsyncGenerator<TaskResult> {
  const asked = task.parse(given);
  if (asked.kind === 'plant') {
    const sound = await loadEntries();
    for (const { name, first } of asked.faults) {
      const planted = await loadEntries(name);
      let found: TaskResult = { name, seed: 0, wrong: [], counts: {} };
      for (let tries = 0; tries <= asked.seeds && found.seed === 0; tries += 1) {
        const seed = tries === 0 ? first : tries;
        const { wrong } = await live(planted, seed);
        // What goes wrong without it is not its doing.
        if (wrong.length > 0 && (await live(sound, seed)).wrong.length === 0)
          found = { name, seed, wrong: wrong.slice(0, 3), counts: {} };
      }
      yield found;
    }
    return;
  }
  const entries = await loadEntries();
  if (asked.kind === 'trace') {
    for (const seed of asked.seeds) {
      const digest = createHash('sha256');
      await live(entries, seed, (line) => digest.update(line));
      yield { name: digest.digest('hex'), seed, wrong: [], counts: {} };
    }
    return;
  }
  for (let seed = asked.from; seed < asked.to; seed += asked.step) {
    if (asked.kind === 'live') {
      const { wrong, faults, calls } = await live(entries, seed);
      yield { name: 'life', seed, wrong: [...wrong], counts: { ...faults, ...calls } };
    } else for (const one of await race(entries, seed)) yield { ...one, seed };
  }
}
