import { onQueue } from '../../../shared/lambda/queue.ts';
import { SettingsChanged } from '../../access/contract/events.ts';
import { keepCalendar } from '../commands/keep-calendar.ts';
import { runSchedule } from '../commands/run-schedule.ts';
import { CalendarDue, ReportScheduleDue } from '../contract/events.ts';
import { deps } from '../deps.ts';

export const handler = onQueue(
  [ReportScheduleDue, SettingsChanged, CalendarDue],
  async ({ type, subject }, cause) =>
    type === ReportScheduleDue.type ? runSchedule(deps())(subject, cause) : keepCalendar(deps())(cause),
  { name: 'run-schedule', settled: ['no-such-schedule', 'not-due', 'nothing-to-move', 'still-moving'] },
);
