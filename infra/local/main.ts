import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from './bundles.ts';
import { startHost, type Host } from './host.ts';
import { CannotStart } from './state.ts';

const DEFAULT_PORT = 3000;

/** What a newcomer sees; each command works as it is printed, in another terminal. */
const greeting = ({ baseUrl, mailboxUrl, people }: Host, port: number, seconds: string) => {
  const elsewhere = port === DEFAULT_PORT ? '' : `PORT=${port} `;
  const staff = `-H "Authorization: Bearer $(${elsewhere}npm run -s token -- agent@rapport.example)"`;
  const ticket = {
    type: 'complaint',
    channel: 'web',
    subject: 'Invoice is wrong',
    text: 'I was charged twice.',
    customer: { email: 'mia@example.com' },
  };
  const queue = `curl -sS ${baseUrl}/v1/departments/billing/tickets ${staff}`;
  const firstId = `node -pe 'JSON.parse(fs.readFileSync(0)).items[0].id'`;
  return `
Rapport is ready (${seconds} s).

Console: ${baseUrl}
API: ${baseUrl}/v1
Page of the API: ${baseUrl}/v1/docs
Mailbox: ${mailboxUrl}

People:
${people.map(({ email, password, role = '' }) => `  ${email.padEnd(26)} ${password.padEnd(18)} ${role}`).join('\n')}

A customer complains, without a login:
  curl -sS ${baseUrl}/v1/public/tickets -H 'Content-Type: application/json' -d '${JSON.stringify(ticket)}'

What waits for the billing department, most urgent first:
  ${queue}

How the first of these stands:
  curl -sS ${baseUrl}/v1/tickets/$(${queue} | ${firstId}) ${staff}

Ctrl-C stops it; everything is kept for the next start.
`;
};

const run = async () => {
  const { values } = parseArgs({ options: { fresh: { type: 'boolean', default: false } } });
  const port = Number(process.env['PORT'] ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new CannotStart(`PORT must be 1 to 65535, not ${process.env['PORT']}`);
  process.env['TZ'] = 'UTC'; // as Lambda has it
  const stateFolder = join(projectRoot, '.rapport', String(port));
  const host = await startHost({ port, stateFolder, fresh: values.fresh, console: true });

  let stopping = false;
  const stop = (code: number) => {
    if (stopping) process.exit(1); // asked twice: at once
    stopping = true;
    void host.stop().finally(() => process.exit(code));
  };
  process.on('SIGINT', () => stop(0));
  process.on('SIGTERM', () => stop(0));
  console.log(greeting(host, port, process.uptime().toFixed(1)));
  const why = await host.broken;
  if (stopping) return;
  console.error(why);
  stop(1);
};

run().catch((error: unknown) => {
  console.error(error instanceof CannotStart ? error.message : error);
  process.exit(1);
});
