import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { SEEDED_PASSWORD } from '../../../scripts/seed.ts';
import { personToken } from '../../../scripts/tokens.ts';
import { freePort, removeState, spawnHost, stopHost } from '../../support/killable-host.ts';
import { pythonOf } from '../../support/python.ts';

/**
 * `node test/fuzz/schemathesis/run.ts [--seconds N] [--seed S]`: schemathesis makes requests of the document that the local
 * host serves, as the administrator, and holds the answers to it. `schemathesis.toml` says what it does not check, and why.
 */
const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '120' }, seed: { type: 'string', default: '1' } },
});

const fileOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));

const outputs = z.object({ outputs: z.record(z.string(), z.string()), env: z.record(z.string(), z.string()) });

const report = z.object({
  operations: z.object({ tested: z.number(), total: z.number() }),
  test_cases: z.object({ generated: z.number(), unique_failures: z.number(), errored: z.number() }),
});

/** Runs it against the host; its words go to the terminal. */
const schemathesis = async (python: string, baseUrl: string, token: string, folder: string) => {
  const results = join(folder, 'report.json');
  const run = spawn(
    python,
    [
      ['-m', 'schemathesis.cli', '--config-file', fileOf('schemathesis.toml')],
      ['run', `${baseUrl}/v1/openapi.json`, '--url', baseUrl, '--header', `Authorization: Bearer ${token}`],
      ['--phases', 'examples,coverage,fuzzing', '--max-time', values.seconds, '--seed', values.seed],
      // Slower than the gateway's throttle.
      ['--rate-limit', '150/s', '--no-color', '--warnings', 'off'],
      ['--generation-database', 'none', '--report', 'json', '--report-json-path', results],
    ].flat(),
    {
      stdio: ['ignore', 'inherit', 'inherit'],
      cwd: folder,
      env: { ...process.env, SCHEMATHESIS_HOOKS: fileOf('hooks.py'), PYTHONDONTWRITEBYTECODE: '1' },
    },
  );
  const [code] = z
    .tuple([z.number().nullable()])
    .rest(z.unknown())
    .parse(await once(run, 'exit'));
  const figures = report.safeParse(JSON.parse(await readFile(results, 'utf8').catch(() => 'null')));
  return { code, figures: figures.data };
};

const main = async () => {
  const started = performance.now();
  const python = pythonOf('fuzz', new URL('requirements.txt', import.meta.url));
  const port = await freePort();
  const host = spawnHost(port, '--fresh');
  const folder = await mkdtemp(join(tmpdir(), 'rapport-fuzz-'));
  try {
    await host.mailbox;
    const baseUrl = `http://127.0.0.1:${port}`;
    const deployment = outputs.parse(await (await fetch(`${baseUrl}/_local/outputs`)).json());
    Object.assign(process.env, deployment.env);
    const token = await personToken(deployment, 'admin@rapport.example', SEEDED_PASSWORD);
    const { code, figures } = await schemathesis(python, baseUrl, token, folder);
    if (!figures) throw new Error(`it ended with ${code ?? 'a signal'} and without a report`);
    const { operations, test_cases: cases } = figures;
    console.log(
      `schemathesis: seed ${values.seed}, ${cases.generated} cases on ${operations.tested} of ${operations.total} operations, ` +
        `${cases.unique_failures} failures, ${cases.errored} errors, ${((performance.now() - started) / 1000).toFixed(0)} s`,
    );
    return code === 0 && operations.tested === operations.total ? 0 : 1;
  } finally {
    await stopHost(host);
    await removeState(port);
    await rm(folder, { recursive: true, force: true });
  }
};

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(`schemathesis: cannot run: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  },
);
