import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { closeBrowser, inBrowser } from './console.ts';
import { wordsOf } from './words.ts';

afterAll(closeBrowser);

const ticketsAnswer = z.object({ items: z.array(z.looseObject({ id: z.string() })) });

const form = wordsOf('en', 'public-form');

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
    'is not signed in again by what the page asks for while the sign-in pages take their time to let go',
    inBrowser({ as: 'agent', at: '/people' }, async ({ page }) => {
      let signIns = 0;
      page.on('request', (request) => {
        if (request.url().includes('/oauth2/authorize')) signIns += 1;
      });
      const { promise: letGo, resolve: go } = Promise.withResolvers<undefined>();
      await page.route('**/logout?*', async (route) => {
        await letGo;
        await route.continue();
      });
      await page.getByRole('button', { name: /Aiko Agent/ }).click();
      const asked = page.waitForRequest('**/logout?*');
      const revoked = page.waitForRequest('**/oauth2/revoke');
      // `click` would wait for the sign-in pages.
      await page.getByRole('menuitem', { name: 'Sign out' }).dispatchEvent('click');
      expect((await (await revoked).response())?.status()).toBe(200);
      await asked;
      // The page asks for something more, as a poll does.
      await page.keyboard.press('g');
      await page.keyboard.press('t');
      await page.waitForTimeout(1000);
      expect(signIns).toBe(0);
      go(undefined);
      await page.getByRole('button', { name: /admin@/ }).waitFor();
      expect(signIns).toBe(1);
    }),
  );

  it(
    'signs out in every tab, with what was written there',
    inBrowser({ as: 'agent', at: '/people' }, async ({ page, context, baseUrl }) => {
      const other = await context.newPage();
      await other.goto(`${baseUrl}/tickets?department=billing`);
      await other.locator('#main').waitFor();
      await other.evaluate(() => sessionStorage.setItem('rapport:draft:reply:T1', 'Dear Mia'));
      await page.getByRole('button', { name: /Aiko Agent/ }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      for (const tab of [page, other]) await tab.getByRole('button', { name: /admin@/ }).waitFor();
      expect(await other.evaluate(() => sessionStorage.getItem('rapport:draft:reply:T1'))).toBeNull();
    }),
  );

  it(
    'sees nothing of a page that Back brings up as it was when they signed out',
    inBrowser({ as: 'agent', at: '/people', bears: /ERR_/ }, async ({ page }) => {
      await page.route('**/logout?*', (route) => route.abort('aborted'));
      await page.getByRole('button', { name: /Aiko Agent/ }).click();
      const asked = page.waitForEvent('requestfailed', (request) => request.url().includes('/logout?'));
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      await asked;
      const reloaded = page.waitForRequest((request) => request.url().includes('/oauth2/authorize'));
      await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
      await reloaded;
      await page.locator('#main').waitFor();
    }),
  );

  it(
    'comes back by Back from the sign-in pages to where they were before, not to a blank page',
    inBrowser({ at: '/form' }, async ({ page, baseUrl }) => {
      await page.goto(`${baseUrl}/people`);
      await page.getByRole('button', { name: /admin@/ }).waitFor();
      await page.goBack();
      expect(page.url()).toBe(`${baseUrl}/form`);
      await page.getByRole('textbox', { name: form('subject') }).waitFor();
    }),
  );

  it.each([
    ['429', { status: 429, json: { message: 'Too Many Requests' } }],
    ['a page instead of a token', { status: 200, contentType: 'text/html', body: '<p>Maintenance</p>' }],
  ])('stays where they are when the sign-in pages answer %s', async (_, answer) => {
    await inBrowser({ as: 'agent', at: '/people', bears: /401|429/ }, async ({ page, baseUrl }) => {
      await page.route('**/oauth2/token', (route) => route.fulfill(answer));
      await page.route('**/v1/departments/*/tickets?*', (route) =>
        route.fulfill({ status: 401, json: { message: 'Unauthorized' } }),
      );
      await page.keyboard.press('g');
      await page.keyboard.press('t');
      await page.getByRole('alert').getByText('The server cannot be reached').waitFor();
      await page.unroute('**/oauth2/token');
      await page.unroute('**/v1/departments/*/tickets?*');
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('alert').waitFor({ state: 'detached' });
      expect(page.url()).toContain(`${baseUrl}/tickets`);
    })();
  });

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

  it(
    'stands on the same row when another one comes above it or goes, also beside an open record',
    inBrowser({ as: 'agent', at: '/people' }, async ({ page, complain }) => {
      const above = await complain('Comes above');
      const chosen = await complain('Is chosen');
      const below = await complain('Is below');
      let first = [chosen, below];
      await page.route('**/v1/departments/billing/tickets?*', async (route) => {
        const answer = await route.fetch();
        const { items } = ticketsAnswer.parse(await answer.json());
        await route.fulfill({ json: { items: first.map((id) => items.find((item) => item.id === id)) } });
      });
      await page.keyboard.press('g');
      await page.keyboard.press('t');
      await page.getByRole('row', { name: 'Is chosen' }).waitFor();
      await page.keyboard.press('j');
      first = [above, chosen, below];
      await page.getByRole('row', { name: 'Comes above' }).waitFor();
      await page.keyboard.press('Enter');
      await page.waitForURL(new RegExp(`ticket=${chosen}`));
      await page.keyboard.press('j');
      first = [chosen, below];
      await page.getByRole('row', { name: 'Comes above' }).waitFor({ state: 'detached' });
      await page.keyboard.press('Enter');
      await page.waitForURL(new RegExp(`ticket=${below}`));
    }),
  );

  it(
    'comes to the erasures by g e from a list whose rows are edited with e',
    inBrowser({ as: 'admin', at: '/administration/departments' }, async ({ page }) => {
      await page.getByRole('row', { name: /Billing/ }).waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('g');
      await page.keyboard.press('e');
      await page.waitForURL(/\/erasures$/);
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

describe('the public form', () => {
  it(
    'works where the page around it has no TLS, and makes one ticket of what is sent again after a reload',
    inBrowser({ at: '/form', bears: /ERR_/ }, async ({ page }) => {
      // There a browser has no `randomUUID`.
      await page.addInitScript(() => Reflect.deleteProperty(Crypto.prototype, 'randomUUID'));
      await page.reload();
      const keys: (string | undefined)[] = [];
      const numbers: unknown[] = [];
      let isLost = true;
      await page.route('**/v1/public/tickets', async (route) => {
        keys.push(route.request().headers()['idempotency-key']);
        // A network address of its own: many tests come from this one.
        const headers = { ...route.request().headers(), 'rapport-viewer-address': '198.51.100.9' };
        const answer = await route.fetch({ headers });
        const said: unknown = await answer.json();
        numbers.push(said);
        // The ticket is made, and nobody hears of it.
        return isLost ? route.abort('connectionreset') : route.fulfill({ response: answer });
      });
      const send = () => page.getByRole('button', { name: form('send') }).click();
      await page.getByRole('textbox', { name: form('subject') }).fill('Lost answer');
      await page.getByRole('textbox', { name: form('text') }).fill('It is broken.');
      await page.getByRole('textbox', { name: form('email') }).fill('mia@example.com');
      await send();
      await page.getByText(form('problem.unreachable')).waitFor();
      await page.reload();
      await send();
      await page.getByText(form('problem.unreachable')).waitFor();
      await page.getByRole('textbox', { name: form('text') }).fill('It is broken, and loud.');
      isLost = false;
      await send();
      await page.getByRole('heading', { name: form('thanks.title') }).waitFor();
      const [first, again, other] = keys;
      expect(again).toBe(first);
      expect(other).not.toBe(first);
      expect(numbers[1]).toEqual(numbers[0]);
      expect(numbers[2]).not.toEqual(numbers[0]);
    }),
  );
});
