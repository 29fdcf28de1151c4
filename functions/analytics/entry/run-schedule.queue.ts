import { onQueue } from '../../../shared/lambda/queue.ts';
import { runSchedule } from '../commands/run-schedule.ts';
import { ReportScheduleDue } from '../contract/events.ts';
import { deps } from '../deps.ts';

export const handler = onQueue([ReportScheduleDue], ({ subject }, cause) => runSchedule(deps())(subject, cause), {
  name: 'run-schedule',
  settled: ['no-such-schedule', 'not-due'],
});
