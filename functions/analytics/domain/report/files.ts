import type { Format } from '../../contract/schedule.ts';

const CONTENT_TYPES = { html: 'text/html; charset=utf-8', csv: 'text/csv; charset=utf-8' } as const satisfies Record<
  Format,
  string
>;

export const contentTypeOf = (format: Format) => CONTENT_TYPES[format];

/** `tickets-by-department_2026-01-01_2026-01-31.csv` for the last part of a key. */
export const fileNameOf = (key: string) => key.slice(key.lastIndexOf('/') + 1);
