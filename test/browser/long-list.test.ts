import { afterAll, expect, it } from 'vitest';
import { closeBrowser, inBrowser } from './console.ts';
import { ROWS, withManyTickets } from './many-tickets.ts';

afterAll(closeBrowser);

const MOST_DRAWN = 120;
const MOST_MS_TO_FIRST_ROW = 3000;

it(
  'a list of 100,000 rows shows its first one at once, draws what is seen, and fetches what comes into view',
  inBrowser({ as: 'agent', at: '/people' }, async ({ page }) => {
    const asked = await withManyTickets(page);
    const drawn = () => page.locator('[role="row"][data-index]').count();
    const started = performance.now();
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await page.getByText('Ticket 0', { exact: true }).waitFor();
    const firstRow = performance.now() - started;
    const askedFirst = asked();

    for (let page_ = 0; page_ < 40; page_ += 1) {
      await page.locator('[role="grid"]').evaluate((grid) => grid.scrollTo({ top: grid.scrollHeight }));
      await page.waitForTimeout(50);
    }
    const last = await page.locator('[role="row"][data-index]').last().getAttribute('data-index');
    console.log(
      `first row of ${ROWS} after ${firstRow.toFixed(0)} ms and ${askedFirst} page(s); ${await drawn()} rows drawn at row ${last}, ${asked()} pages fetched`,
    );
    expect(askedFirst).toBeLessThanOrEqual(2);
    expect(firstRow).toBeLessThan(MOST_MS_TO_FIRST_ROW);
    expect(Number(last)).toBeGreaterThan(1000);
    expect(await drawn()).toBeLessThan(MOST_DRAWN);
  }),
);
