import { startHost } from '../../../infra/local/host.ts';
import { probeContext } from './contexts.ts';

/** A host of its own process, so that a test can kill it: `node run.ts <state folder>`; says its address on a line. */
const host = await startHost({
  port: 0,
  stateFolder: process.argv[2] ?? '',
  fresh: false,
  contexts: [probeContext],
  seed: false,
});
console.log(host.baseUrl);
