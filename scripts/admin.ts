import { randomBytes } from 'node:crypto';
import { connectDeployment, main } from './deployment.ts';
import { enterAdministrator } from './people.ts';

/**
 * `npm run admin -- EMAIL` makes an administrator. Somebody new gets the password in `RAPPORT_PASSWORD`, or one that is
 * printed; somebody who is there keeps theirs, with their name and departments, unless `RAPPORT_PASSWORD` gives a new one.
 */
main(async () => {
  const [email] = process.argv.slice(2);
  if (!email?.includes('@')) throw new Error('Usage: npm run admin -- EMAIL');
  const deployment = await connectDeployment();
  const password = process.env['RAPPORT_PASSWORD'];
  const printed = await enterAdministrator(
    deployment,
    email,
    password,
    () => `${randomBytes(12).toString('base64url')}-aA1`,
  );
  console.log(`${email} is an administrator of ${deployment.baseUrl}.`);
  if (printed !== undefined) console.log(`Password: ${printed}`);
});
