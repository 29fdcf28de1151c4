import { onQueue } from '../../../shared/lambda/queue.ts';
import { deliverReport } from '../commands/deliver-report.ts';
import { ReportProduced } from '../contract/events.ts';
import { mailDeps } from '../mail-deps.ts';

export const handler = onQueue([ReportProduced], ({ subject, id }) => deliverReport(mailDeps())(subject, id), {
  name: 'deliver-report',
  settled: ['no-recipients'],
});
