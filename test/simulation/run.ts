import { writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { plant, simulate } from './gate.ts';
import { loadEntries } from './loader.ts';
import { plantedFaults } from './planted-faults.ts';
import { rememberSeeds } from './planted-seeds.ts';
import { live } from './seed.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '2000' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    planted: { type: 'string', default: 'none' },
    plant: { type: 'boolean', default: false },
  },
});

/**
 * `npm run simulate -- --seeds N [--from S]` lives N worlds; `-- --seed S` lives one and tells all that happens in it, with
 * `--planted "<name>"` a world with one of the planted faults. `-- --plant` looks for a world that shows each planted fault, and
 * notes which: `npm test` begins with it.
 */
if (values.plant) {
  const { wrong, found, figures } = await plant(1_000);
  rememberSeeds(found);
  for (const one of wrong) console.error(one);
  console.log(`planted faults: ${figures}`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
} else if (values.seed === undefined) {
  const { wrong, counts, figures } = await simulate(Number(values.from), Number(values.seeds));
  for (const [fault, times] of counts) console.log(`${String(times).padStart(8)}  ${fault}`);
  for (const one of wrong) console.error(one);
  console.log(
    wrong.length === 0 ? `simulation: ${figures}, nothing wrong` : `simulation: ${figures}, ${wrong.length} WRONG`,
  );
  process.exitCode = wrong.length === 0 ? 0 : 1;
} else {
  if (values.planted !== 'none' && !plantedFaults[values.planted])
    throw new Error(`no planted fault is called "${values.planted}"`);
  // What is printed inside a function stays there; this is written past it.
  const tell = (line: string) => void writeSync(1, `${line}\n`);
  const { wrong, steps } = await live(await loadEntries(values.planted), Number(values.seed), tell);
  for (const one of wrong) console.error(`WRONG  ${one}`);
  console.log(`seed ${values.seed}: ${steps} steps, ${wrong.length === 0 ? 'nothing wrong' : `${wrong.length} wrong`}`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}
