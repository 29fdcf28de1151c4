import { stringify } from 'csv-stringify/sync';
import { NO_DEPARTMENT } from '../counters.ts';
import type { Summary } from './summary.ts';

const COLUMNS = [
  'department',
  'departmentName',
  'type',
  'channel',
  'day',
  'received',
  'resolved',
  'escalated',
  'answered',
  'firstResponseMedianSeconds',
  'firstResponseP90Seconds',
];

const whole = (seconds: number | undefined) => (seconds === undefined ? '' : Math.round(seconds));

/**
 * The report as CSV (RFC 4180, UTF-8): a header, and a row for each department, type, channel and day at which something
 * happened. The department is empty for tickets that are not routed yet. The counts add up; the times, of what was first
 * answered on the day, do not, and are empty where nothing was. Text that a spreadsheet would take for a formula is marked as
 * text with an apostrophe.
 */
export const reportCsv = ({ rows }: Pick<Summary, 'rows'>) =>
  stringify(
    rows.map(({ department, type, channel, day, received, resolved, escalated, firstResponse }) => [
      department.key === NO_DEPARTMENT ? '' : department.key,
      department.name,
      type,
      channel,
      day,
      received,
      resolved,
      escalated,
      firstResponse.count,
      whole(firstResponse.median),
      whole(firstResponse.p90),
    ]),
    { header: true, columns: COLUMNS, escape_formulas: true, record_delimiter: 'windows' },
  );
