import { stringify } from 'csv-stringify/sync';
import { NO_DEPARTMENT } from '../counters.ts';
import type { Summary } from './summary.ts';

const COLUMNS = ['department', 'departmentName', 'type', 'channel', 'day', 'received', 'resolved', 'escalated'];

/**
 * The report as CSV (RFC 4180, UTF-8): a header, and a row for each department, type, channel and day at which something
 * happened. The department is empty for tickets that are not routed yet. Text that a spreadsheet would
 * take for a formula is marked as text with an apostrophe.
 */
export const reportCsv = ({ rows }: Pick<Summary, 'rows'>) =>
  stringify(
    rows.map(({ department, type, channel, day, received, resolved, escalated }) => [
      department.key === NO_DEPARTMENT ? '' : department.key,
      department.name,
      type,
      channel,
      day,
      received,
      resolved,
      escalated,
    ]),
    { header: true, columns: COLUMNS, escape_formulas: true, record_delimiter: 'windows' },
  );
