import { randomBytes } from 'node:crypto';
import { connectDeployment, main } from './deployment.ts';
import { enterPerson } from './people.ts';

/** `npm run admin -- EMAIL` makes an administrator, with the password in `RAPPORT_PASSWORD` or a new one that it prints. */
main(async () => {
  const [email] = process.argv.slice(2);
  if (!email?.includes('@')) throw new Error('Usage: npm run admin -- EMAIL');
  const deployment = await connectDeployment();
  const given = process.env['RAPPORT_PASSWORD'];
  const password = given ?? `${randomBytes(12).toString('base64url')}-aA1`;
  await enterPerson(deployment, { email, name: email, roles: ['administrator'], departmentIds: [] }, password);
  console.log(`${email} is an administrator of ${deployment.baseUrl}.`);
  if (given === undefined) console.log(`Password: ${password}`);
});
