import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { closeBrowser, inBrowser, type Visit } from './console.ts';

afterAll(closeBrowser);

const IMAGES = join(import.meta.dirname, '../../docs/images');
const MOST_BYTES = 200_000;
/** What is late by itself, and swept; what is nearly late. */
const SECONDS_TO_BE_LATE = 60;
const SECONDS_TO_BE_CLOSE = 200;
const WAIT_MS = 240_000;

const taken = async (page: Page, name: string) => {
  mkdirSync(IMAGES, { recursive: true });
  const path = join(IMAGES, `${name}.png`);
  await page.screenshot({ path });
  expect(statSync(path).size).toBeLessThan(MOST_BYTES);
};

const account = z.object({ id: z.string() });

const answered = async ({ api }: Visit, id: string, text: string) => {
  const about = await api('agent', 'GET', '/v1/me');
  const { id: agentId } = z.object({ id: z.string() }).parse(about);
  await api('agent', 'POST', `/v1/tickets/${id}/assign`, { assigneeId: agentId }, { 'if-match': '"2"' });
  await api('agent', 'POST', `/v1/tickets/${id}/reply`, { text }, { 'if-match': '"3"' });
};

/** The time that billing has for a first answer to what comes from then on. */
const within = ({ api }: Visit, seconds: number) =>
  api('admin', 'PUT', '/v1/departments/billing', {
    id: 'billing',
    name: 'Billing',
    email: 'billing@rapport.example',
    managerEmail: 'manager@rapport.example',
    targets: { firstResponseHours: seconds / 3600, resolutionHours: 24 },
  });

const HOUR = 3600;

// On a host that has nothing else to show: README_PICTURES=1 npm run test:browser -- test/browser/readme.test.ts
describe.runIf(process.env['README_PICTURES'])('the pictures of the README', () => {
  it(
    'show the queue with what is late, what is close, and a conversation',
    inBrowser({ as: 'agent', at: '/people' }, async (visit) => {
      const { page, complain, baseUrl } = visit;
      await within(visit, SECONDS_TO_BE_LATE);
      await complain('Refund of March has not come', 'Where is my refund?', 'jo.berg@mail.example');
      await within(visit, SECONDS_TO_BE_CLOSE);
      await complain(
        'Charged for a tariff that I left',
        'I left in May. My invoice of June is wrong.',
        'ana@mail.example',
      );
      await within(visit, 2 * HOUR);
      const open = await complain(
        'Charged twice for March',
        'Hello,\n\nmy invoice of March shows the fee of 29.90 twice, on the 3rd and on the 4th. Please send one of them back.\n\nMia Meyer',
        'mia.meyer@mail.example',
      );
      await within(visit, 4 * HOUR);
      await complain('发票抬头有误', '账单上的公司名称写错了。', 'lin@mail.example');
      await complain('Invoice to another address', 'We have moved.', 'office@greenvalley.example');
      await within(visit, 8 * HOUR);
      await complain('Question about the payment by card', 'Can I pay by card?', 'sam.taylor@mail.example');
      await answered(visit, open, 'Hello Mia,\n\nyou are right, it was booked twice. 29.90 is on its way back to you.');
      await page.goto(`${baseUrl}/tickets?department=billing&ticket=${open}`);
      await page.getByText('Escalated to level 1').first().waitFor({ state: 'attached', timeout: WAIT_MS });
      await page.locator('[role="grid"] [data-state="soon"]').first().waitFor({ timeout: WAIT_MS });
      await taken(page, 'console-tickets');
    }),
    2 * WAIT_MS,
  );

  it(
    'show two customers that are one, side by side',
    inBrowser({ as: 'manager', at: '/people', scheme: 'dark' }, async ({ page, api, baseUrl }) => {
      const enter = async (entry: object) =>
        account.parse(
          await api('admin', 'POST', '/v1/accounts?allowDuplicate=true', { kind: 'organization', ...entry }),
        );
      const at = (street: string) => [{ street, postalCode: '20457', city: 'Hamburg', country: 'DE' }];
      await enter({
        name: 'Nordwind Logistik GmbH',
        emails: [{ address: 'kontakt@nordwind.example' }],
        phones: [{ number: '+49 40 5550101' }],
        addresses: at('Hafenstraße 12'),
        industry: 'logistics',
        employees: 240,
        tags: ['key', 'freight'],
      });
      await enter({
        name: 'NORDWIND LOGISTIK',
        emails: [{ address: 'info@nordwind-logistik.example' }],
        phones: [{ number: '040 5550101', country: 'DE' }],
        addresses: at('Hafenstr. 12'),
        industry: 'freight',
        language: 'de',
      });
      await page.goto(`${baseUrl}/duplicates`);
      await page.getByRole('row', { name: /Nordwind/ }).click({ timeout: WAIT_MS });
      await page.getByRole('heading', { name: 'Are they the same customer?' }).waitFor();
      await taken(page, 'console-merge');
    }),
    WAIT_MS,
  );

  it(
    'show the same queue on a phone, in Chinese',
    inBrowser(
      { as: 'agent', at: '/tickets?department=billing', language: 'zh-Hans', on: 'phone' },
      async ({ page }) => {
        await page.getByRole('row').nth(3).waitFor();
        await taken(page, 'console-phone');
      },
    ),
  );
});
