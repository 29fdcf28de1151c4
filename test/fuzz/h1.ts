import { tryOperation } from './campaign.ts';
import { operations } from './document.ts';
import { noFigures } from './properties.ts';
import { startWorld } from './world.ts';
const [cases = '6000', seed = '1', ...only] = process.argv.slice(2);
const world = await startWorld();
for (const operation of operations) {
  if (
    only.length > 0
      ? !only.includes(operation.id)
      : !/^\/v1\/(accounts|contacts|code-lists|custom-fields|saved-views|search|merges|duplicates|imports|audit|people|teams|territories|access-rules|me|settings)/.test(
          operation.contract.path,
        )
  )
    continue;
  if (/privacy|erasure|export|stages/.test(operation.contract.path) && only.length === 0) continue;
  const figures = noFigures();
  const from = performance.now();
  const failure = await tryOperation(world, operation, { cases: Number(cases), seed: Number(seed), figures });
  console.log(
    failure === undefined ? 'ok  ' : 'FAIL',
    operation.id,
    figures,
    ((performance.now() - from) / 1000).toFixed(1),
  );
  if (failure) console.log(failure.slice(0, 1800));
}
await world.stop();
