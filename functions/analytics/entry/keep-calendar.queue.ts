import { onQueue } from '../../../shared/lambda/queue.ts';
import { SettingsChanged } from '../../access/contract/events.ts';
import { keepCalendar } from '../commands/keep-calendar.ts';
import { CalendarDue } from '../contract/events.ts';
import { deps } from '../deps.ts';

export const handler = onQueue([SettingsChanged, CalendarDue], (_event, cause) => keepCalendar(deps())(cause), {
  name: 'keep-calendar',
  settled: ['nothing-to-move', 'still-moving'],
});
