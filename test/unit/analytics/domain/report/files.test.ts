import { expect, it } from 'vitest';
import { contentTypeOf, fileNameOf } from '../../../../../functions/analytics/domain/report/files.ts';

it('says of each format what a browser takes it for, with its encoding', () => {
  expect(contentTypeOf('html')).toBe('text/html; charset=utf-8');
  expect(contentTypeOf('csv')).toBe('text/csv; charset=utf-8');
});

it('names a file by the last part of its key', () => {
  expect(fileNameOf('analytics/reports/R1/tickets-by-department_2026-01-01_2026-01-31.csv')).toBe(
    'tickets-by-department_2026-01-01_2026-01-31.csv',
  );
});
