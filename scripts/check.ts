import { spawn } from 'node:child_process';

/** The fast gate: every step runs, two at a time; what failed is printed whole, of our own scripts the last line. */
const steps: readonly (readonly [name: string, command: string])[] = [
  ['unit, contract, architecture and infra tests', 'vitest run --project unit --project infra'],
  ['types', 'tsc -p .'],
  ['types of infra', 'tsc -p infra'],
  ['types of the console', 'tsc -p web'],
  ['types of its tests', 'tsc -p test/browser'],
  ['lint', 'oxlint --type-aware --deny-warnings'],
  ['format', 'prettier --check --log-level warn .'],
  ['unused code', 'knip'],
  ['OpenAPI document', 'node scripts/openapi.ts --check'],
  ['client of the console', 'node scripts/client.ts --check'],
  ['licences, secrets, vulnerabilities', 'node scripts/supply.ts'],
];

const AT_ONCE = 2;

const run = (command: string) =>
  new Promise<{ ok: boolean; said: string }>((resolve) => {
    const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (part: Buffer) => (said += part.toString()));
    child.stderr.on('data', (part: Buffer) => (said += part.toString()));
    child.once('close', (code) => resolve({ ok: code === 0, said }));
  });

const started = performance.now();
const waiting = [...steps];
let failed = 0;
const worker = async () => {
  for (let step = waiting.shift(); step; step = waiting.shift()) {
    const [name, command] = step;
    const from = performance.now();
    const { ok, said } = await run(command);
    console.log(`${ok ? 'ok  ' : 'FAIL'} ${name} (${((performance.now() - from) / 1000).toFixed(1)} s)`);
    if (!ok) {
      failed += 1;
      console.log(said);
    } else if (command.startsWith('node ') && said !== '')
      console.log(`     ${said.trimEnd().split('\n').at(-1) ?? ''}`);
  }
};
await Promise.all(Array.from({ length: AT_ONCE }, worker));
console.log(
  `check: ${steps.length - failed} passed, ${failed} failed, ${((performance.now() - started) / 1000).toFixed(0)} s`,
);
process.exitCode = failed === 0 ? 0 : 1;
