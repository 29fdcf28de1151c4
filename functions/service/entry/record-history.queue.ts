import { onQueue } from '../../../shared/lambda/queue.ts';
import { recordHistory } from '../commands/record-history.ts';
import { changes } from '../contract/events.ts';
import { deps } from '../deps.ts';

export const handler = onQueue(changes, (event) => recordHistory(deps())(event), {
  name: 'record-history',
  settled: [],
});
