import { readFileSync } from 'node:fs';
import { QueryClient } from '@tanstack/react-query';
import type { Page, Request } from 'playwright-core';
import { expect } from 'vitest';
import * as z from 'zod';
import { makeRouter } from '../../web/src/app/router.tsx';
import type { Visit } from './console.ts';

const nobody = { token: async () => '', renewed: async () => '', signOut: () => undefined };

/** The addresses of all pages of the router; `/` leads to one of them, and `/$` is any other address. */
export const routerPaths = () => Object.keys(makeRouter(new QueryClient(), nobody, 'local').routesByPath);

const sample = readFileSync(new URL('../../docs/samples/customers.csv', import.meta.url));

const made = z.object({ id: z.string() });

const begun = z.object({
  import: made,
  upload: z.object({ url: z.string(), headers: z.record(z.string(), z.string()) }),
});

/** An import whose file was read: its columns wait to be confirmed. */
const importRead = async ({ api }: Pick<Visit, 'api'>) => {
  const entry = { fileName: 'customers.csv', recordType: 'account', size: sample.length };
  const { import: job, upload } = begun.parse(await api('admin', 'POST', '/v1/imports', entry));
  await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: sample });
  await api('admin', 'POST', `/v1/imports/${job.id}/read`, {});
  return job.id;
};

/**
 * Gives every page something to show.
 * @returns for each page its address, with a record open where it has one; by the router's paths
 */
export const furnished = async ({
  api,
  complain,
}: Pick<Visit, 'api' | 'complain'>): Promise<Record<string, string>> => {
  const word = `Larch${Date.now().toString(36)}`;
  const make = async (path: string, body: object) => made.parse(await api('admin', 'POST', path, body)).id;
  const ticket = await complain('My invoice shows the wrong amount');
  const address = { street: `${word} Street 7`, postalCode: '20457', city: 'Hamburg', country: 'DE' };
  const account = await make('/v1/accounts?allowDuplicate=true', {
    kind: 'organization',
    name: `${word} Mills GmbH`,
    emails: [{ address: `${word}@mills.example` }],
    phones: [{ number: '+49 40 5550142' }],
    addresses: [address],
    tags: ['key', 'freight'],
  });
  await make('/v1/accounts?allowDuplicate=true', { kind: 'organization', name: `${word} Mills`, addresses: [address] });
  await make('/v1/contacts?allowDuplicate=true', {
    accountId: account,
    name: `Ida ${word}`,
    jobTitle: 'Buyer',
    emails: [{ address: `ida@${word}.example` }],
  });
  await api('admin', 'POST', `/v1/accounts/${account}/privacy/erase`, { reason: 'asked' });
  const exported = await make('/v1/exports', { of: 'accounts', format: 'csv' });
  const imported = await importRead({ api });
  await api('admin', 'PUT', '/v1/report-schedules/monthly', {
    report: 'tickets-by-department',
    cron: '0 8 1 * *',
    timeZone: 'Europe/Berlin',
    recipients: ['manager@rapport.example'],
    formats: ['html', 'csv'],
  });
  await api('admin', 'PUT', '/v1/custom-fields/account/fleet', { label: { en: 'Fleet' }, kind: 'number' });
  await api('admin', 'PUT', '/v1/stage-rules', {
    rules: [
      { id: 'large', when: { spend12m: { from: '50000', currency: 'EUR' } }, set: { grade: 'A' } },
      { id: 'silent', when: { stages: ['mature'], silenceDays: { from: 180 } }, set: { stage: 'declining' } },
    ],
  });
  return {
    '/tickets': `/tickets?department=billing&ticket=${ticket}`,
    '/tickets/new': `/tickets/new?account=${account}`,
    '/customers': `/customers?account=${account}`,
    '/search': `/search?q=${word}`,
    '/duplicates': '/duplicates',
    '/imports': `/imports?import=${imported}`,
    '/exports': `/exports?export=${exported}`,
    '/erasures': '/erasures',
    '/reports': '/reports?tab=schedules&schedule=monthly',
    '/people': '/people?open=%2B',
    '/audit': '/audit',
    '/administration': '/administration',
    '/administration/departments': '/administration/departments?open=billing',
    '/administration/teams': '/administration/teams?open=field-sales',
    '/administration/territories': '/administration/territories?open=large-companies',
    '/administration/routing': '/administration/routing',
    '/administration/access': '/administration/access',
    '/administration/stages': '/administration/stages',
    '/administration/code-lists': '/administration/code-lists?open=industry',
    '/administration/custom-fields': '/administration/custom-fields?open=account.fleet',
    '/administration/dead-letters': '/administration/dead-letters',
    '/administration/settings': '/administration/settings',
    '/$': '/nowhere/at/all',
  };
};

/** The answers that the page waits for, and how long it has waited for none. */
const quietFor = (page: Page) => {
  const waiting = new Set<Request>();
  let since = Date.now();
  const begun = (request: Request) => waiting.add(request);
  const ended = (request: Request) => {
    waiting.delete(request);
    since = Date.now();
  };
  page.on('request', begun).on('requestfinished', ended).on('requestfailed', ended);
  return {
    milliseconds: () => (waiting.size > 0 ? 0 : Date.now() - since),
    stop: () => page.off('request', begun).off('requestfinished', ended).off('requestfailed', ended),
  };
};

const QUIET_MS = 400;

/** Goes to an address as a link of the console does, and waits until the page has what it shows. */
export const goTo = async (page: Page, address: string) => {
  const quiet = quietFor(page);
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, address);
  await page.waitForURL((url) => url.pathname + url.search === address);
  await expect.poll(quiet.milliseconds, { timeout: 15_000 }).toBeGreaterThan(QUIET_MS);
  quiet.stop();
  await page.getByRole('heading').filter({ visible: true }).first().waitFor();
  await expect
    .poll(() => page.locator('.mantine-Skeleton-root').filter({ visible: true }).count(), { timeout: 15_000 })
    .toBe(0);
};
