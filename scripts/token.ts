import { createInterface } from 'node:readline/promises';
import { connectDeployment, main } from './deployment.ts';
import { seededPassword } from './seed.ts';
import { machineToken, personToken } from './tokens.ts';

/** The answer of whoever sits at the terminal; `variable` says it where nobody does. */
const asked = async (what: string, variable: string) => {
  const given = process.env[variable];
  if (given !== undefined) return given;
  if (!process.stdin.isTTY) throw new Error(`${what}: give it in ${variable}.`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${what}: `);
  terminal.close();
  return answer;
};

/**
 * `npm run -s token -- EMAIL` or `-- --machine NAME`: prints an access token and nothing else. The password comes from
 * `RAPPORT_PASSWORD`, or is the seeded one on the local host, or is asked for; in the place of a temporary one a new one is
 * chosen (`RAPPORT_NEW_PASSWORD`).
 */
main(async () => {
  const [first, second] = process.argv.slice(2);
  if (first === undefined || (first === '--machine' && second === undefined))
    throw new Error('Usage: npm run -s token -- EMAIL, or npm run -s token -- --machine NAME');
  const deployment = await connectDeployment();
  if (first === '--machine' && second !== undefined) {
    console.log(await machineToken(deployment, second));
    return;
  }
  const seeded = process.env['RAPPORT_PASSWORD'] === undefined && deployment.local ? seededPassword(first) : undefined;
  const password = seeded ?? (await asked(`Password of ${first}`, 'RAPPORT_PASSWORD'));
  const chosen = () => asked(`New password of ${first}`, 'RAPPORT_NEW_PASSWORD');
  console.log(await personToken(deployment, first, password, chosen));
});
