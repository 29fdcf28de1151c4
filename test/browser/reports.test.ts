import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { closeBrowser, inBrowser } from './console.ts';

afterAll(closeBrowser);

const versioned = z.object({ version: z.number() });

describe('an administrator', () => {
  it(
    'has a report come by a schedule, and sees before when it comes',
    inBrowser({ as: 'admin', at: '/reports' }, async ({ page, shot }) => {
      await page.getByRole('button', { name: 'New schedule' }).click();
      await page.getByRole('textbox', { name: 'Name' }).fill('weekly-tickets');
      await page.getByText('Weekly', { exact: true }).click();
      await page.getByText('Wed', { exact: true }).click();
      await page.getByLabel('At', { exact: true }).fill('07:30');
      await page.getByText('At 07:30, only on Monday and Wednesday').waitFor();
      expect(await page.getByRole('textbox', { name: 'Cron expression' }).inputValue()).toBe('30 7 * * 1,3');
      const runs = page.getByRole('list', { name: /Next, on the clock of Europe\/Berlin/ }).getByRole('listitem');
      expect(await runs.count()).toBe(5);
      for (const run of await runs.allInnerTexts()) expect(run).toMatch(/^(Monday|Wednesday).* 0?7:30/);
      await shot('schedule-new');
      await page.getByRole('button', { name: 'Create', exact: true }).click();
      await page.getByText('Schedule saved').waitFor();
      await page.getByRole('heading', { name: 'weekly-tickets' }).waitFor();
      await page.reload();
      await page.getByRole('heading', { name: 'weekly-tickets' }).waitFor();
      expect(await page.getByRole('textbox', { name: 'Cron expression' }).inputValue()).toBe('30 7 * * 1,3');
      await shot('schedule');
    }),
  );

  it(
    'hears in words that a schedule never comes, and keeps what was typed',
    inBrowser({ as: 'admin', at: '/reports?tab=schedules&schedule=%2B', bears: /400/ }, async ({ page, shot }) => {
      await page.getByRole('textbox', { name: 'Name' }).fill('never');
      await page.getByRole('textbox', { name: 'Cron expression' }).fill('0 8 31 2 *');
      await page.getByText('This is no cron expression, or it never comes.').waitFor();
      await page.getByRole('button', { name: 'Create', exact: true }).click();
      await page.getByText(/never comes: there is no such date/).waitFor();
      expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('never');
      await shot('schedule-refused');
    }),
  );

  it(
    'deletes a schedule after a question',
    inBrowser({ as: 'admin', at: '/reports?tab=schedules', scheme: 'dark' }, async ({ page, api, shot }) => {
      await api('admin', 'PUT', '/v1/report-schedules/unwanted', {
        report: 'tickets-by-department',
        cron: '0 8 1 * *',
        timeZone: 'Europe/Berlin',
        recipients: ['manager@rapport.example'],
        formats: ['html'],
      });
      await page.reload();
      await page.getByRole('row', { name: /unwanted/ }).click();
      await page.getByRole('alert').getByText('on day 1 of the month').waitFor();
      await shot('schedule');
      await page.getByRole('button', { name: 'Delete', exact: true }).click();
      await page
        .getByRole('dialog', { name: 'Delete unwanted?' })
        .getByRole('button', { name: 'Delete', exact: true })
        .click();
      await page.getByText('Schedule deleted').waitFor();
      await page.getByRole('row', { name: /unwanted/ }).waitFor({ state: 'detached' });
    }),
  );
});

describe('a manager', () => {
  it.each(['desktop', 'phone'] as const)('runs a report and reads its charts and files on a %s', async (on) => {
    await inBrowser({ as: 'manager', at: '/reports', on }, async ({ page, api, complain, shot }) => {
      const ticket = `/v1/tickets/${await complain('I was charged twice')}`;
      const { version } = versioned.parse(await api('agent', 'GET', ticket));
      await api('agent', 'POST', `${ticket}/reply`, { text: 'We look at it.' }, { 'if-match': `"${version}"` });
      await page.getByRole('button', { name: 'Run now' }).first().click();
      await page.getByRole('dialog', { name: 'Run now' }).waitFor();
      await shot('run-now');
      await page.getByRole('button', { name: 'Produce the report' }).click();
      const link = page.getByRole('link', { name: 'Open the report' });
      await link.waitFor();
      await page.getByRole('table', { name: 'Tickets over time' }).waitFor({ state: 'attached' });
      const billing = page.getByRole('table', { name: 'Tickets by department' }).getByRole('row', { name: /Billing/ });
      await billing.waitFor();
      expect(Number(await billing.getByRole('cell').first().innerText())).toBeGreaterThan(0);
      await page.locator('svg.recharts-surface').first().waitFor();
      await shot('run');
      const answers = page.getByRole('table', { name: 'Time to first answer' });
      const answered = answers.getByRole('row', { name: /Billing/ }).getByRole('cell');
      expect(Number(await answered.first().innerText())).toBeGreaterThan(0);
      expect(await answered.nth(1).innerText()).toMatch(/\d+ (sec|min|hr)/);
      const chart = page.getByRole('region', { name: 'Time to first answer' });
      await chart.locator('.recharts-bar-rectangle').first().waitFor();
      await answers.scrollIntoViewIfNeeded();
      await shot('run-first-answers');
      if (on === 'phone') expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      const answer = await fetch((await link.getAttribute('href')) ?? '');
      expect(await answer.text()).toContain('Tickets by department');
      await page.getByRole('tab', { name: 'Overview' }).click();
      await page.getByText('Of these overdue').waitFor();
      await shot('reports');
    })();
  });

  it(
    'reads the schedules, and has no button to change them',
    inBrowser({ as: 'manager', at: '/reports?tab=schedules', language: 'zh-Hans' }, async ({ page, shot }) => {
      await page.getByRole('heading', { name: '报表', level: 1 }).waitFor();
      expect(await page.getByRole('button', { name: '新建计划' }).count()).toBe(0);
      await shot('schedules');
    }),
  );
});
