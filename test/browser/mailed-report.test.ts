import { afterAll, expect, it } from 'vitest';
import { closeBrowser, inBrowser } from './console.ts';
import { wordsOf } from './words.ts';

afterAll(closeBrowser);

/** A slot of each minute, the sweep that finds it, and what a busy machine needs. */
const SLOT_MS = 180_000;

it.concurrent.each([
  ['en', 'desktop'],
  ['zh-Hant', 'phone'],
] as const)(
  'a report that is scheduled in %s on a %s comes by mail, and its attachments open',
  async (language, on) => {
    const words = wordsOf(language, 'reports');
    const name = `each-minute-${on}`;
    const reader = `${on}-reader@rapport.example`;
    // The mailbox is not ours.
    const bears = /favicon/;
    await inBrowser({ as: 'admin', at: '/reports', language, on, bears }, async ({ page, mailbox, shot, picture }) => {
      await page.getByRole('button', { name: words('new-schedule') }).click();
      await page.getByRole('textbox', { name: words('id') }).fill(name);
      await page.getByRole('textbox', { name: words('cron') }).fill('* * * * *');
      await page.getByRole('combobox', { name: words('recipients') }).fill(reader);
      await page.keyboard.press('Enter');
      await shot('schedule-each-minute');
      await page.getByRole('button', { name: words('create'), exact: true }).click();
      await page.getByText(words('saved')).waitFor();

      await page.getByRole('tab', { name: words('tabs.runs') }).click();
      const run = page.getByRole('row', { name: new RegExp(name) }).first();
      await run.click({ timeout: SLOT_MS });
      await page.getByText(words('by-schedule', { schedule: name })).waitFor();
      await page.getByRole('link', { name: words('open.html') }).waitFor({ timeout: SLOT_MS });
      await shot('run-of-schedule');
      const console_ = page.url();

      await page.goto(mailbox);
      const mail = page.locator('.email').filter({ hasText: reader }).first();
      await mail.waitFor({ timeout: SLOT_MS });
      await mail.scrollIntoViewIfNeeded();
      await picture('mailbox');
      const csv = mail.getByRole('link', { name: /\.csv$/ });
      const table = await page.evaluate(
        async (url) => (await fetch(url)).text(),
        (await csv.getAttribute('href')) ?? '',
      );
      expect(table).toMatch(/received/i);
      await mail.getByRole('link', { name: /\.html$/ }).click();
      await page.getByRole('heading', { name: 'Tickets by department' }).first().waitFor();
      await picture('mailed-report');

      await page.goto(console_);
      await page.getByRole('tab', { name: words('tabs.schedules') }).click();
      await page.getByRole('row', { name: new RegExp(name) }).click();
      await page.getByRole('button', { name: words('delete'), exact: true }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: words('delete'), exact: true })
        .click();
      await page.getByText(words('deleted')).waitFor();
    })();
  },
  3 * SLOT_MS,
);
