import { setTimeout as pause } from 'node:timers/promises';
import { rebuildAggregates } from '../functions/analytics/commands/rebuild-aggregates.ts';
import { deps } from '../functions/analytics/deps.ts';
import { maintenance } from '../functions/analytics/persistence/maintenance.ts';
import { stateOf } from '../functions/service/domain/ticket.ts';
import { ticketIn, ticketPartition } from '../functions/service/persistence/tickets.ts';
import { documentClient } from '../shared/dynamo/connect.ts';
import { topicPublisher } from '../shared/lambda/publish.ts';
import { connectDeployment, main, output } from './deployment.ts';

const PEOPLE_READ = 20;

/** `npm run rebuild` counts all tickets anew and shows the counters beside a recount; exit code 1 when they differ. */
main(async () => {
  const deployment = await connectDeployment();
  const store = maintenance(documentClient(), output(deployment, 'TableName'));
  const { tickets, recounted, counted, differences } = await rebuildAggregates({
    ...deps(),
    async *tickets() {
      for await (const item of store.scan(ticketPartition(''))) {
        if (item['sk'] !== 'ticket') continue;
        const ticket = ticketIn(item);
        yield { ticketId: ticket.id, ticketVersion: ticket.version, state: stateOf(ticket) };
      }
    },
    dropBefore: (generation) => store.dropBefore(generation),
    publish: topicPublisher(),
    pause: (milliseconds) => pause(milliseconds).then(() => undefined),
  });
  console.log(`${tickets} tickets`);
  console.table({ recounted, counted });
  if (differences.length === 0) {
    console.log('Equal in every department, type, channel and day. Reports are produced again within two minutes.');
    return;
  }
  console.table(differences.slice(0, PEOPLE_READ));
  throw new Error(`${differences.length} counters differ. Reports wait: look at the dead letters, then run it again.`);
});
