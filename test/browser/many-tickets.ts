import type { Page } from 'playwright-core';

export const ROWS = 100_000;

const ticket = (at: number) => ({
  id: String(at).padStart(10, '0'),
  number: `T-${String(at).padStart(5, '0')}-00000`,
  status: 'queued',
  type: 'complaint',
  channel: 'web',
  subject: `Ticket ${at}`,
  escalationLevel: 0,
  firstResponseDueAt: '2030-01-01T00:00:00.000Z',
  createdAt: '2026-01-01T00:00:00.000Z',
  version: 1,
});

/**
 * Gives every department `ROWS` tickets, page by page.
 * @returns how many pages were asked for so far
 */
export const withManyTickets = async (page: Page) => {
  let asked = 0;
  await page.route('**/v1/departments/*/tickets?*', (route) => {
    const query = new URL(route.request().url()).searchParams;
    const from = Number(query.get('cursor') ?? 0);
    const to = Math.min(from + Number(query.get('limit') ?? 50), ROWS);
    asked += 1;
    const items = Array.from({ length: to - from }, (_, n) => ticket(from + n));
    return route.fulfill({ json: { items, ...(to < ROWS && { cursor: String(to) }) } });
  });
  return () => asked;
};
