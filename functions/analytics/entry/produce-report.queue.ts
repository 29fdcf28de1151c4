import { onQueue } from '../../../shared/lambda/queue.ts';
import { produceReport } from '../commands/produce-report.ts';
import { ReportRequested, ReportRunDue } from '../contract/events.ts';
import { fileDeps } from '../file-deps.ts';

export const handler = onQueue(
  [ReportRequested, ReportRunDue],
  ({ subject }, cause) => produceReport(fileDeps())(subject, cause),
  { name: 'produce-report', settled: ['produced', 'counting-anew'] },
);
