import { onQueue } from '../../../shared/lambda/queue.ts';
import { changes as ticketChanges } from '../../service/contract/events.ts';
import { keepViews } from '../commands/keep-views.ts';
import { changes, TicketLinked } from '../contract/events.ts';
import { deps } from '../deps.ts';

export const handler = onQueue([...changes, ...ticketChanges, TicketLinked], (event) => keepViews(deps())(event), {
  name: 'keep-views',
  settled: [],
});
