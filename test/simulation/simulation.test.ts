import { describe, expect, it } from 'vitest';
import { plant, raceAll, simulate } from './gate.ts';
import { inThreads } from './threads.ts';

/** No more than a guard against a world that never ends: what else runs on the machine decides how long it takes. */
const AT_MOST = 60 * 60_000;
const report = (gate: string, figures: string) => process.stdout.write(`${gate}: ${figures}\n`);

describe('the simulation', () => {
  it(
    'finds every law kept in 300 worlds, and every kind of fault has struck',
    async () => {
      const { wrong, figures, counts } = await simulate(1, 300);
      report('simulation', figures);
      for (const [fault, times] of counts) report(`  ${fault}`, `${times} times`);
      expect(wrong).toEqual([]);
    },
    AT_MOST,
  );

  it(
    'repeats a world bit for bit, whatever was lived before it',
    async () => {
      const digests: Record<string, string>[] = [];
      const digest = async (...seeds: number[]) => {
        const found: Record<string, string> = {};
        await inThreads([{ kind: 'trace', seeds }], ({ seed, name }) => (found[seed] = name));
        digests.push(found);
      };
      await Promise.all([digest(3, 7, 11, 12), digest(12, 11, 7, 3)]);
      expect(digests[0]).toEqual(digests[1]);
      expect(new Set(Object.values(digests[0] ?? {})).size).toBe(4);
    },
    AT_MOST,
  );

  it(
    'finds every planted fault',
    async () => {
      const { wrong, figures } = await plant(1_000);
      report('planted faults', figures);
      expect(wrong).toEqual([]);
    },
    AT_MOST,
  );
});

describe('races', () => {
  it(
    'of eight on one record have one winner for each version, for every command and every queue',
    async () => {
      const { wrong, figures } = await raceAll(1, 80);
      report('races', figures);
      expect(wrong).toEqual([]);
    },
    AT_MOST,
  );
});
