import { describe, expect, it } from 'vitest';
import { reportLetter } from '../../../../../functions/analytics/domain/report/letter.ts';
import { totalsOf } from '../../../../../functions/analytics/domain/report/summary.ts';
import { counted, period, summarized, week } from '../../reports.ts';
import { ticket } from '../../tickets.ts';

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
      'First answered: 1',
      'First response, median: 58 min',
      'First response, 90th percentile: 58 min',
      '',
      'billing: 2 received',
      'technical: 1 received, first response 58 min (median)',
      '',
    ]);
  });

  it('names a department that answered what had come before', () => {
    const answered = ticket({
      receivedAt: '2026-01-01T00:00:00.000Z',
      firstRespondedAt: '2026-03-02T00:00:00.000Z',
    });
    const { text } = reportLetter(period, totalsOf(summarized(counted(answered))), []);
    expect(text).toContain('billing: 0 received, first response 60 d 1 h (median)');
  });

  it('says nothing of first responses where the totals do not', () => {
    const { firstResponse: _, ...old } = totals();
    const { text } = reportLetter(period, old, []);
    expect(text).not.toMatch(/first/i);
    expect(text).toContain('technical: 1 received\r\n');
  });

  it('has a dash for times when nothing was answered', () => {
    expect(reportLetter(period, totalsOf(summarized([])), []).text).toContain('First response, median: –');
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
