import { parseArgs } from 'node:util';
import { maintenance } from '../functions/analytics/persistence/maintenance.ts';
import { ticketPartition } from '../functions/service/persistence/tickets.ts';
import { documentClient } from '../shared/dynamo/connect.ts';
import { newId } from '../shared/kernel/id.ts';
import { topicPublisher } from '../shared/lambda/publish.ts';
import { connectDeployment, main, output } from './deployment.ts';
import { instantOf, tellAgain } from './republish/tell-again.ts';

const SAY_EVERY = 1000;

/**
 * `npm run republish -- tickets [--from INSTANT] [--to INSTANT]` tells the state of the tickets created in a range again, for
 * readers that missed it: after the stream slept for longer than it remembers, or the table was restored. Reads the whole
 * table, with the operator's own credentials.
 */
main(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { from: { type: 'string' }, to: { type: 'string' } },
  });
  if (positionals.length !== 1 || positionals[0] !== 'tickets')
    throw new Error('Usage: npm run republish -- tickets [--from 2026-01-01] [--to 2026-02-01T08:00:00Z]');
  const range = { from: instantOf('--from', values.from), to: instantOf('--to', values.to) };
  const deployment = await connectDeployment();
  const store = maintenance(documentClient(), output(deployment, 'TableName'));
  let said = 0;
  const told = await tellAgain(store.scan(ticketPartition('')), range, {
    publish: topicPublisher(),
    correlationId: newId(),
    onTold: (tickets) => {
      if (tickets < said + SAY_EVERY) return;
      said = tickets;
      console.error(`${tickets.toLocaleString('en')} tickets told`);
    },
  });
  console.log(`${told.toLocaleString('en')} tickets were told again.`);
});
