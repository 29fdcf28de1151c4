import { afterAll, expect, it } from 'vitest';
import { closeBrowser, inBrowser } from './console.ts';
import { ROWS, withManyTickets } from './many-tickets.ts';

afterAll(closeBrowser);

const MOST_DRAWN = 120;
const MOST_MS_TO_FIRST_ROW = 3000;
const ROW_PX = 36;
/** A little more than a queue waits before it comes up to date. */
const REFETCHED_AFTER_MS = 11_000;

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

it(
  'a list that was scrolled deep is not asked for again page after page; it stays where it is beside a record, and begins anew at its top',
  inBrowser({ as: 'agent', at: '/people', bears: /404/ }, async ({ page }) => {
    const asked = await withManyTickets(page);
    const grid = page.locator('[role="grid"]');
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await page.getByText('Ticket 0', { exact: true }).waitFor();
    for (let page_ = 0; page_ < 6; page_ += 1) {
      await grid.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
      await page.waitForTimeout(200);
    }
    await page.waitForTimeout(500);
    const deep = asked();
    expect(deep).toBeGreaterThan(4);
    await page.waitForTimeout(REFETCHED_AFTER_MS);
    expect(asked()).toBe(deep);

    await grid.evaluate((element, top) => element.scrollTo({ top }), 400 * ROW_PX);
    await page.getByText('Ticket 400', { exact: true }).click();
    await page.waitForURL(/ticket=0000000400/);
    await page.getByText('Ticket 400', { exact: true }).waitFor();
    expect(asked()).toBe(deep);

    await grid.evaluate((element) => element.scrollTo({ top: 0 }));
    await page.getByText('Ticket 0', { exact: true }).waitFor();
    await page.waitForTimeout(500);
    expect(asked()).toBe(deep + 1);
    await page.waitForTimeout(REFETCHED_AFTER_MS);
    expect(asked()).toBe(deep + 2);
  }),
);
