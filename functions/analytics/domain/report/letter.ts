import type { Totals } from '../../contract/run.ts';
import type { Period } from '../days.ts';
import { spoken } from './duration.ts';
import { REPORT_TITLE } from './page.ts';

const NOT_ATTACHED = (names: readonly string[]) =>
  names.length === 0 ? [] : ['', `Too large for a mail, to be opened in the list of report runs: ${names.join(', ')}.`];

const answers = ({ firstResponse }: Totals) =>
  firstResponse === undefined
    ? []
    : [
        `First answered: ${firstResponse.overall.answered}`,
        `First response, median: ${spoken(firstResponse.overall.medianSeconds)}`,
        `First response, 90th percentile: ${spoken(firstResponse.overall.p90Seconds)}`,
      ];

const departments = ({ byDepartment, firstResponse }: Totals) => {
  const times = firstResponse?.byDepartment ?? {};
  return [...new Set([...Object.keys(byDepartment), ...Object.keys(times)])].map((id) => {
    const median = times[id]?.medianSeconds;
    const answered = median === undefined ? '' : `, first response ${spoken(median)} (median)`;
    return `${id}: ${byDepartment[id] ?? 0} received${answered}`;
  });
};

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
    ...answers(totals),
    '',
    ...departments(totals),
    ...NOT_ATTACHED(left),
    '',
  ].join('\r\n'),
});
