import { describe, expect, it } from 'vitest';
import { reportLetter } from '../../../../../functions/analytics/domain/report/letter.ts';
import { totalsOf } from '../../../../../functions/analytics/domain/report/summary.ts';
import { period, summarized, week } from '../../reports.ts';

const totals = () => totalsOf(summarized(week()));

describe('the letter of a report', () => {
  it('has the totals in plain text, with the line ends of mail', () => {
    const { subject, text } = reportLetter(period, totals(), []);
    expect(subject).toBe('Tickets by department, 2026-03-01 to 2026-03-07');
    expect(text.split('\r\n')).toEqual([
      'Tickets by department, 2026-03-01 to 2026-03-07, both included.',
      '',
      'Received: 4',
      'Resolved: 2',
      'Escalated: 1',
      'Open at the end: 4',
      'Of these overdue: 1',
      '',
      'billing: 2 received',
      'technical: 1 received',
      '',
    ]);
  });

  it('names a single day once in its subject', () => {
    const day = { from: '2026-03-01', to: '2026-03-01' };
    expect(reportLetter(day, totals(), []).subject).toBe('Tickets by department, 2026-03-01');
  });

  it('names what is not attached, and where it is found', () => {
    const { text } = reportLetter(period, totals(), ['big.csv', 'big.html']);
    expect(text.split('\r\n').slice(-3)).toEqual([
      '',
      'Too large for a mail, to be opened in the list of report runs: big.csv, big.html.',
      '',
    ]);
  });
});
