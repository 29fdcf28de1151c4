import { createInterface } from 'node:readline/promises';
import { connectDeployment, main } from './deployment.ts';
import { seededPassword } from './seed.ts';
import { machineToken, personToken } from './tokens.ts';

const askedPassword = async (email: string) => {
  if (!process.stdin.isTTY) throw new Error(`Give the password of ${email} in RAPPORT_PASSWORD.`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`Password of ${email}: `);
  terminal.close();
  return answer;
};

/**
 * `npm run -s token -- EMAIL` or `-- --machine NAME`: prints an access token and nothing else. The password comes from
 * `RAPPORT_PASSWORD`, or is the seeded one on the local host, or is asked for.
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
  const password =
    process.env['RAPPORT_PASSWORD'] ??
    (deployment.local ? seededPassword(first) : undefined) ??
    (await askedPassword(first));
  console.log(await personToken(deployment, first, password));
});
