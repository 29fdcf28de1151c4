import { daysOf, lengthOf, monthOf } from '../days.ts';
import { RELATIVE_ERROR } from '../histogram.ts';
import { receivedChart } from './chart.ts';
import { spoken } from './duration.ts';
import { markup } from '../../../../shared/kernel/html.ts';
import { STYLE } from './style.ts';
import type { Counts, Named, Summary } from './summary.ts';

export const REPORT_TITLE = 'Tickets by department';

/** A longer period is told by the month: nobody reads more lines, and the CSV has the days. */
const MOST_DAY_LINES = 366;

const number = (value: number) => value.toLocaleString('en');

const row = ([name, ...values]: readonly string[]) => markup`
<tr><th scope="row">${name}</th>${values.map((value) => markup`<td>${value}</td>`)}</tr>`;

const table = (title: string, headings: readonly string[], lines: readonly (readonly string[])[]) => markup`
<h2>${title}</h2>
<div class="wide" role="region" aria-label="${title}" tabindex="0"><table>
<thead><tr>${headings.map((heading) => markup`<th scope="col">${heading}</th>`)}</tr></thead>
<tbody>${lines.map(row)}
</tbody>
</table></div>
`;

const counts = ({ received, resolved, escalated }: Counts) => [number(received), number(resolved), number(escalated)];

const countsTable = (title: string, heading: string, lines: readonly (Named & Counts)[]) =>
  table(
    title,
    [heading, 'Received', 'Resolved', 'Escalated'],
    lines.map((line) => [line.name, ...counts(line)]),
  );

const departments = (summary: Summary) =>
  table(
    'By department',
    [
      'Department',
      'Received',
      'Resolved',
      'Escalated',
      'Open',
      'Overdue',
      'First response: median',
      '90th percentile',
      'Solution: median',
      '90th percentile',
    ],
    summary.departments.map((one) => [
      one.name,
      ...counts(one),
      number(one.open),
      number(one.overdue),
      spoken(one.firstResponse.median),
      spoken(one.firstResponse.p90),
      spoken(one.solution.median),
      spoken(one.solution.p90),
    ]),
  );

const days = ({ period, rows }: Summary) => {
  const byMonth = lengthOf(period) > MOST_DAY_LINES;
  const keyOf = (day: string) => (byMonth ? monthOf(day) : day);
  const lines = new Map(daysOf(period).map((day) => [keyOf(day), { received: 0, resolved: 0, escalated: 0 }]));
  for (const { day, received, resolved, escalated } of rows) {
    const line = lines.get(keyOf(day));
    if (!line) continue;
    line.received += received;
    line.resolved += resolved;
    line.escalated += escalated;
  }
  const named = [...lines].map(([key, line]) => ({ key, name: key, ...line }));
  return byMonth ? countsTable('By month', 'Month', named) : countsTable('By day', 'Day', named);
};

const times = ({ overall: { firstResponse, solution } }: Summary) => markup`
${table(
  'How long it took',
  ['From the receipt to', 'Median', '90th percentile'],
  [
    ['the first response', spoken(firstResponse.median), spoken(firstResponse.p90)],
    ['the solution', spoken(solution.median), spoken(solution.p90)],
  ],
)}
<p class="note">Of what was first answered, and of what was solved, in the period. These times are counted in buckets:
each is off by ${RELATIVE_ERROR * 100} % at the most.</p>`;

const details = (summary: Summary) => markup`
<h2>Received</h2>
${receivedChart(summary)}
${departments(summary)}
${times(summary)}
${countsTable('By type', 'Type', summary.types)}
${countsTable('By channel', 'Channel', summary.channels)}
${days(summary)}
<p class="note">A ticket counts for the department that has it now. Overdue is an open ticket that has escalated. A ticket
that was reopened is open until it is resolved again.</p>`;

const QUIET = markup`<p>A quiet time: no ticket came, was answered, escalated or was resolved, and none was open at the end.</p>`;

const figure = (name: string, value: number) => markup`<div><dt>${name}</dt><dd>${number(value)}</dd></div>`;

/** The report as one page that needs nothing else, for the screen, for paper and as the body of a mail. */
export const reportPage = (summary: Summary) => {
  const { period, timeZone, overall } = summary;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${REPORT_TITLE}, ${period.from} to ${period.to}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${REPORT_TITLE}</h1>
<p class="about">${period.from} to ${period.to}, both included; days in ${timeZone}.</p>
<dl>
${figure('Received', overall.received)}
${figure('Resolved', overall.resolved)}
${figure('Escalated', overall.escalated)}
${figure('Open at the end', overall.open)}
${figure('Of these overdue', overall.overdue)}
</dl>
${summary.departments.length === 0 ? QUIET : details(summary)}
</body>
</html>
`.text;
};
