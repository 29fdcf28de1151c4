import type { Totals } from '../../contract/run.ts';
import type { Period } from '../days.ts';
import { REPORT_TITLE } from './page.ts';

const NOT_ATTACHED = (names: readonly string[]) =>
  names.length === 0 ? [] : ['', `Too large for a mail, to be opened in the list of report runs: ${names.join(', ')}.`];

/** What the mail says in plain text; `left` are the files that are not attached. */
export const reportLetter = ({ from, to }: Period, totals: Totals, left: readonly string[]) => ({
  subject: from === to ? `${REPORT_TITLE}, ${from}` : `${REPORT_TITLE}, ${from} to ${to}`,
  text: [
    `${REPORT_TITLE}, ${from} to ${to}, both included.`,
    '',
    `Received: ${totals.received}`,
    `Resolved: ${totals.resolved}`,
    `Escalated: ${totals.escalated}`,
    `Open at the end: ${totals.open}`,
    `Of these overdue: ${totals.overdue}`,
    '',
    ...Object.entries(totals.byDepartment).map(([id, received]) => `${id}: ${received} received`),
    ...NOT_ATTACHED(left),
    '',
  ].join('\r\n'),
});
