import { systemClock } from '../../../shared/kernel/clock.ts';
import { connectTable } from '../../../shared/dynamo/connect.ts';
import { topicPublisher } from '../../../shared/lambda/publish.ts';
import { onSchedule } from '../../../shared/lambda/schedule.ts';
import { sweepDue } from '../commands/sweep-due.ts';
import { dueItems } from '../persistence/due-items.ts';

export const handler = onSchedule('sweep-due', () =>
  sweepDue({ dueItems: dueItems(connectTable()), publish: topicPublisher(), clock: systemClock })(),
);
