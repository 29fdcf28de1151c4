import { afterAll, describe, expect, it } from 'vitest';
import { closeBrowser, inBrowser } from './console.ts';

afterAll(closeBrowser);

describe('who signs in', () => {
  it(
    'comes to where they wanted to go, and stays signed in over a reload without a token in any storage',
    inBrowser({ at: '/tickets?department=billing' }, async ({ page, signIn, baseUrl, shot, context }) => {
      await shot('sign-in');
      await signIn('agent');
      expect(page.url()).toBe(`${baseUrl}/tickets?department=billing`);
      await page.reload();
      await page.getByRole('heading', { name: 'Tickets' }).waitFor();
      expect(page.url()).toBe(`${baseUrl}/tickets?department=billing`);
      const kept = await page.evaluate(() =>
        JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
      );
      expect(kept).not.toMatch(/eyJ|token|verifier/);
      for (const { name, httpOnly } of await context.cookies()) expect([name, httpOnly]).toEqual([name, true]);
    }),
  );

  it(
    'is nobody after signing out, also for the sign-in pages',
    inBrowser({ as: 'agent', at: '/people' }, async ({ page }) => {
      await page.getByRole('button', { name: /Aiko Agent/ }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      await page.getByRole('button', { name: /admin@/ }).waitFor();
      await page.goto('/people'.replace(/^/, new URL(page.url()).origin));
      await page.getByRole('button', { name: /admin@/ }).waitFor();
    }),
  );

  it(
    'gets a new token when the old one is not accepted any more, without leaving the page',
    inBrowser({ as: 'agent', at: '/people', bears: /401/ }, async ({ page }) => {
      let refused = 0;
      await page.route('**/v1/departments/*/tickets?*', async (route) => {
        if (refused > 0) return route.continue();
        refused += 1;
        return route.fulfill({ status: 401, json: { message: 'Unauthorized' } });
      });
      const renewed = page.waitForResponse(
        (answer) =>
          answer.url().endsWith('/oauth2/token') && answer.request().postData()?.includes('refresh_token') === true,
      );
      await page.keyboard.press('g');
      await page.keyboard.press('t');
      expect((await renewed).status()).toBe(200);
      await page.getByRole('combobox', { name: 'Department' }).waitFor();
      expect(refused).toBe(1);
    }),
  );

  it(
    'comes to the exports and the erasures by the navigation, the palette and their keys',
    inBrowser({ as: 'manager', at: '/customers' }, async ({ page }) => {
      await page.getByRole('navigation').getByRole('link', { name: 'Exports' }).click();
      await page.waitForURL(/\/exports$/);
      await page.keyboard.press('g');
      await page.keyboard.press('e');
      await page.waitForURL(/\/erasures$/);
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.type('exports');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/exports$/);
      await page.getByRole('heading', { name: 'Exports', level: 1 }).waitFor();
    }),
  );

  it(
    'sees of the navigation what they may come to see',
    inBrowser({ as: 'agent' }, async ({ page }) => {
      const links = page.getByRole('navigation').getByRole('link');
      expect(await links.allInnerTexts()).toEqual(['Tickets', 'Customers', 'Search', 'Duplicates', 'People']);
    }),
  );
});

describe('whoever has only a keyboard', () => {
  it(
    'finds a place by the palette and by two keys, and every key under ?',
    inBrowser({ as: 'admin', at: '/tickets' }, async ({ page, shot }) => {
      await page.getByRole('heading', { name: 'Tickets' }).waitFor();
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').waitFor();
      await shot('palette');
      await page.keyboard.type('audit');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/audit$/);
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('g');
      await page.keyboard.press('t');
      await page.waitForURL(/\/tickets$/);
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
      await shot('keys');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }),
  );

  it(
    'skips the navigation with the first Tab',
    inBrowser({ as: 'agent', at: '/people' }, async ({ page }) => {
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#main');
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    }),
  );

  it(
    'walks through a list with j and k, and opens a row with Enter',
    inBrowser({ as: 'agent', at: '/tickets?department=billing' }, async ({ page, complain }) => {
      await complain('First in the list');
      await complain('Second in the list');
      await page.reload();
      await page.getByRole('row').nth(2).waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await page.keyboard.press('k');
      await page.keyboard.press('Enter');
      await page.waitForURL(/ticket=/);
      await page.goBack();
      expect(page.url()).not.toContain('ticket=');
    }),
  );
});

describe('the console', () => {
  it(
    'speaks the language of the browser, and another one from then on when somebody chooses it',
    inBrowser({ as: 'agent', at: '/people', language: 'zh-Hant' }, async ({ page, shot }) => {
      await page.getByRole('link', { name: '客戶', exact: true }).waitFor();
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-Hant');
      await page.getByRole('row', { name: /Max Manager/ }).waitFor();
      await shot('people');
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.type('简体');
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: '客户', exact: true }).waitFor();
      await page.reload();
      await page.getByRole('link', { name: '客户', exact: true }).waitFor();
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-Hans');
    }),
  );

  it.each(['light', 'dark'] as const)('can be read by everybody when it is %s', async (scheme) => {
    await inBrowser({ as: 'admin', at: '/tickets?department=billing', scheme }, async ({ page, complain, shot }) => {
      await complain('My invoice shows the wrong amount');
      await page.reload();
      await page.getByRole('row').nth(1).waitFor();
      await shot('tickets');
    })();
  });

  it(
    'has one column on a phone, and the navigation behind a button',
    inBrowser({ as: 'admin', at: '/tickets?department=billing', on: 'phone' }, async ({ page, complain, shot }) => {
      await complain('My invoice shows the wrong amount');
      await page.reload();
      await page.getByRole('row').nth(1).waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      await shot('tickets');
      await page.getByRole('button', { name: 'Menu' }).click();
      await page.getByRole('dialog', { name: 'Menu' }).getByRole('link', { name: 'Reports' }).waitFor();
      await shot('menu');
      await page.getByRole('dialog', { name: 'Menu' }).getByRole('link', { name: 'Reports' }).click();
      await page.waitForURL(/\/reports$/);
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }),
  );

  it(
    'says that it is offline, and when it is not any more',
    inBrowser({ as: 'agent', at: '/people', bears: /ERR_INTERNET_DISCONNECTED/ }, async ({ page, context, shot }) => {
      await page.getByRole('heading', { level: 1 }).waitFor();
      await context.setOffline(true);
      await page.getByText('You are offline').waitFor();
      await shot('offline');
      await context.setOffline(false);
      await page.getByText('You are offline').waitFor({ state: 'detached' });
    }),
  );

  it(
    'has words and a way on for an address that leads nowhere',
    inBrowser({ as: 'agent', at: '/nowhere/at/all' }, async ({ page, shot }) => {
      await page.getByText('There is nothing here').waitFor();
      await shot('not-found');
      await page.getByRole('link', { name: 'Go to the start' }).click();
      await page.waitForURL(/\/tickets/);
    }),
  );

  it(
    'shows in words what the API refuses, and tries again when it is asked to',
    inBrowser({ as: 'agent', at: '/people', bears: /403/ }, async ({ page, shot }) => {
      await page.route('**/v1/departments/*/tickets*', (route) =>
        route.fulfill({
          status: 403,
          contentType: 'application/problem+json',
          json: { type: 'urn:rapport:problem:forbidden', title: 'Forbidden', status: 403, detail: 'Only its members.' },
        }),
      );
      await page.keyboard.press('g');
      await page.keyboard.press('t');
      await page.getByRole('alert').getByText('You may not do this').waitFor();
      await page.getByRole('alert').getByText('Only its members.').waitFor();
      await shot('refused');
      await page.unroute('**/v1/departments/*/tickets*');
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('alert').waitFor({ state: 'detached' });
    }),
  );
});
