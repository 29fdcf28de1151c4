import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { atOnce } from '../../../../scripts/load/at-once.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

it('works on every item, never on more at once than it may', async () => {
  let running = 0;
  let most = 0;
  const done: number[] = [];
  await atOnce(4, numbers(30), async (n) => {
    most = Math.max(most, (running += 1));
    await pause(n % 3);
    running -= 1;
    done.push(n);
  });
  expect(done.toSorted((a, b) => a - b)).toEqual(numbers(30));
  expect(most).toBe(4);
});

it('begins nothing after an error, finishes what was begun, and throws it', async () => {
  const begun: number[] = [];
  let finished = 0;
  let closed = false;
  async function* items() {
    try {
      yield* numbers(100);
    } finally {
      closed = true;
    }
  }
  const work = atOnce(3, items(), async (n) => {
    begun.push(n);
    await pause(1);
    if (n === 5) throw new Error('no');
    finished += 1;
  });
  await expect(work).rejects.toThrow('no');
  expect(begun.length).toBeLessThan(12);
  expect(finished).toBe(begun.length - 1);
  expect(closed).toBe(true);
});
