import { afterAll, expect, it } from 'vitest';
import { closeBrowser, inBrowser } from './console.ts';

afterAll(closeBrowser);

const ROWS = 100_000;
const MOST_DRAWN = 120;
const MOST_MS_TO_FIRST_ROW = 3000;

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

it(
  'a list of 100,000 rows shows its first one at once, draws what is seen, and fetches what comes into view',
  inBrowser({ as: 'agent', at: '/people' }, async ({ page }) => {
    let asked = 0;
    await page.route('**/v1/departments/*/tickets?*', (route) => {
      const query = new URL(route.request().url()).searchParams;
      const from = Number(query.get('cursor') ?? 0);
      const to = Math.min(from + Number(query.get('limit') ?? 50), ROWS);
      asked += 1;
      const items = Array.from({ length: to - from }, (_, n) => ticket(from + n));
      return route.fulfill({ json: { items, ...(to < ROWS && { cursor: String(to) }) } });
    });
    const drawn = () => page.locator('[role="row"][data-index]').count();
    const started = performance.now();
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await page.getByText('Ticket 0', { exact: true }).waitFor();
    const firstRow = performance.now() - started;
    const askedFirst = asked;

    for (let page_ = 0; page_ < 40; page_ += 1) {
      await page.locator('[role="grid"]').evaluate((grid) => grid.scrollTo({ top: grid.scrollHeight }));
      await page.waitForTimeout(50);
    }
    const last = await page.locator('[role="row"][data-index]').last().getAttribute('data-index');
    console.log(
      `first row of ${ROWS} after ${firstRow.toFixed(0)} ms and ${askedFirst} page(s); ${await drawn()} rows drawn at row ${last}, ${asked} pages fetched`,
    );
    expect(askedFirst).toBeLessThanOrEqual(2);
    expect(firstRow).toBeLessThan(MOST_MS_TO_FIRST_ROW);
    expect(Number(last)).toBeGreaterThan(1000);
    expect(await drawn()).toBeLessThan(MOST_DRAWN);
  }),
);
