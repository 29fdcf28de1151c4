import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { closeBrowser, inBrowser, type Visit } from './console.ts';
import { wordsOf } from './words.ts';

afterAll(closeBrowser);

const ticketShape = z.object({
  id: z.string(),
  status: z.string(),
  version: z.number(),
  assigneeId: z.string().optional(),
  solution: z.string().optional(),
});

/** Opens a ticket as somebody does to whom a number is read out. */
const openByNumber = async (page: Page, number: string) => {
  await page.locator('[data-search]').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type(number);
  await page.keyboard.press('Enter');
  await page.locator('article').getByText(number).waitFor();
  // The keys are the ticket's again.
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
};

const widths = (page: Page) =>
  page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);

describe.each([
  ['en', 'desktop'],
  ['zh-Hant', 'desktop'],
  ['en', 'phone'],
  ['zh-Hans', 'phone'],
] as const)('in %s on a %s', (language, on) => {
  const form = wordsOf(language, 'public-form');
  const desk = wordsOf(language, 'tickets');

  it(
    'a customer complains in the public form, and an agent takes the ticket, answers and resolves it by keyboard',
    inBrowser({ at: '/form', language, on }, async ({ page, signIn, shot, api, baseUrl }) => {
      await page.getByRole('combobox', { name: form('type') }).selectOption('complaint');
      await page.getByRole('textbox', { name: form('product') }).fill('Tariff L');
      await page.getByRole('textbox', { name: form('subject') }).fill('Charged twice');
      await page
        .getByRole('textbox', { name: form('text') })
        .fill('My invoice of March shows the fee twice.\nPlease refund it.');
      await page.getByRole('textbox', { name: form('name') }).fill('Mia Meyer');
      await page.getByRole('textbox', { name: form('email') }).fill('mia@example.com');
      await shot('form');
      await page.getByRole('button', { name: form('send') }).click();
      const number = await page.getByText(/^T-\w{5}-\w{5}$/).innerText();
      await shot('form-thanks');
      const [whole, shown] = await widths(page);
      expect(whole).toBe(shown);

      await page.goto(`${baseUrl}/tickets?department=billing`);
      await signIn('agent');
      await page.getByText('Charged twice').first().waitFor();
      await shot('queue');
      await openByNumber(page, number);
      const id = new URL(page.url()).searchParams.get('ticket') ?? '';
      await page.locator('article [data-status="queued"]').waitFor();
      await page.keyboard.press('t');
      await page.locator('article [data-status="assigned"]').waitFor();

      await page.keyboard.press('e');
      const answer = page.getByRole('textbox', { name: desk('composer.fields.reply') });
      await answer.and(page.locator(':focus')).waitFor();
      await page.keyboard.type('I am looking into it.');
      await page.keyboard.press('Control+Enter');
      await page.getByRole('listitem').getByText('I am looking into it.').waitFor();
      await page.getByText(desk('thread.sending')).waitFor({ state: 'detached' });
      expect(await answer.inputValue()).toBe('');
      await shot('ticket');

      await page.keyboard.press('Escape');
      await page.keyboard.press('s');
      const solution = page.getByRole('textbox', { name: desk('composer.fields.solve') });
      await solution.and(page.locator(':focus')).waitFor();
      await page.keyboard.type('The fee is on its way back to you.');
      await page.keyboard.press('Control+Enter');
      await page.locator('article [data-status="resolved"]').waitFor();
      await page.getByRole('listitem').getByText('The fee is on its way back to you.').waitFor();
      await shot('ticket-resolved');
      await page.getByRole('tab', { name: desk('parts.history') }).click();
      await shot('ticket-history');
      await expect
        .poll(async () => ticketShape.parse(await api('agent', 'GET', `/v1/tickets/${id}`)))
        .toMatchObject({ status: 'resolved', solution: 'The fee is on its way back to you.' });
    }),
    120_000,
  );
});

const sites: ReturnType<typeof createServer>[] = [];
afterAll(() => {
  for (const site of sites) site.close();
});

/** Somebody else's site, of another origin. */
const siteWith = async (html: string) => {
  const site = createServer((_, response) => response.setHeader('content-type', 'text/html').end(html));
  sites.push(site);
  const { promise, resolve } = Promise.withResolvers<void>();
  site.listen(0, '127.0.0.1', resolve);
  await promise;
  const address: AddressInfo | string | null = site.address();
  return typeof address === 'object' ? `http://127.0.0.1:${address?.port}/` : '';
};

describe('the public form', () => {
  const form = wordsOf('en', 'public-form');

  it(
    'marks the fields that the API blames, keeps what was written over a reload, and has room at 320 pixels',
    inBrowser({ at: '/form', on: 'phone', bears: /400/ }, async ({ page, shot }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await page.getByRole('textbox', { name: form('text') }).fill('It is broken.');
      await page.getByRole('textbox', { name: form('email') }).fill('mia at home');
      await page.getByRole('button', { name: form('send') }).click();
      await page.getByText(form('refused.subject')).waitFor();
      await page.getByText(form('refused.email')).waitFor();
      await page
        .getByRole('textbox', { name: form('subject') })
        .and(page.locator(':focus'))
        .waitFor();
      await shot('form-refused');
      expect(await widths(page)).toEqual([320, 320]);
      await page.reload();
      await page.getByRole('textbox', { name: form('text') }).waitFor();
      expect(await page.getByRole('textbox', { name: form('text') }).inputValue()).toBe('It is broken.');
    }),
  );

  it(
    'stands in the page of any site, in the language that it asks for, while nobody can frame the console',
    inBrowser({ at: '/form', bears: /frame/ }, async ({ page, baseUrl, shot }) => {
      const html = `<!doctype html><html lang="en"><title>Shop</title><main><h1>Shop</h1>
        <iframe title="Contact" src="${baseUrl}/form?lang=zh-Hant" width="600" height="800"></iframe>
        <iframe title="Console" src="${baseUrl}/tickets" width="600" height="300"></iframe></main>`;
      await page.goto(await siteWith(html));
      const inside = page.frameLocator('[title="Contact"]');
      const words = wordsOf('zh-Hant', 'public-form');
      await inside.getByRole('textbox', { name: words('subject') }).fill('退款');
      await inside.getByRole('textbox', { name: words('text') }).fill('請退款。');
      await inside.getByRole('textbox', { name: words('email') }).fill('mei@example.com');
      await inside.getByRole('button', { name: words('send') }).click();
      await inside.getByRole('heading', { name: words('thanks.title') }).waitFor();
      await shot('form-embedded');
      expect(await page.frameLocator('[title="Console"]').locator('#root').count()).toBe(0);
    }),
  );

  it(
    'is dark where the browser is, by itself',
    inBrowser({ at: '/form', scheme: 'dark' }, async ({ page, shot }) => {
      await page.getByRole('button', { name: form('send') }).waitFor();
      await shot('form');
    }),
  );

  it(
    'keeps everything when it cannot be sent, and says so',
    inBrowser({ at: '/form', bears: /ERR_INTERNET_DISCONNECTED/ }, async ({ page, context }) => {
      await page.getByRole('textbox', { name: form('subject') }).fill('Offline');
      await page.getByRole('textbox', { name: form('text') }).fill('In a train.');
      await page.getByRole('textbox', { name: form('email') }).fill('mia@example.com');
      await context.setOffline(true);
      await page.getByRole('button', { name: form('send') }).click();
      await page.getByText(form('problem.unreachable')).waitFor();
      await context.setOffline(false);
      await page.getByRole('button', { name: form('send') }).click();
      await page.getByRole('heading', { name: form('thanks.title') }).waitFor();
    }),
  );
});

const HOSTILE = [
  '<script>window.ran = true</script>',
  '<img src=x onerror="window.ran = true">',
  '<svg onload="window.ran = true">',
  '<iframe src="javascript:parent.ran = true"></iframe>',
  '<a href="javascript:window.ran = true">invoice</a>',
  '{{constructor.constructor("window.ran = true")()}}',
  '$t(title) {{who}}',
  '<style>* { display: none }</style>',
].join('\n');

describe('the ticket desk', () => {
  const desk = wordsOf('en', 'tickets');
  const open = async (page: Page, id: string) => {
    await page.goto(`${new URL(page.url()).origin}/tickets?department=billing&ticket=${id}`);
    await page.locator('article [data-status]').waitFor();
  };

  it(
    'shows what customers send as text, whatever it looks like',
    inBrowser({ as: 'agent', at: '/tickets' }, async ({ page, complain, shot }) => {
      const id = await complain('<img src=x onerror="window.ran = true"> invoice', HOSTILE);
      await open(page, id);
      await page.getByText('<script>window.ran = true</script>').waitFor();
      expect(await page.getByRole('listitem').getByText('$t(title) {{who}}').count()).toBe(1);
      expect(await page.evaluate(() => 'ran' in window)).toBe(false);
      await shot('ticket-hostile');
    }),
  );

  it(
    'can be read in the dark, and its paper has the conversation and the history and nothing to press',
    inBrowser({ as: 'agent', at: '/tickets', scheme: 'dark' }, async ({ page, complain, shot }) => {
      await open(page, await complain('In the dark about an invoice'));
      await page.getByRole('heading', { name: desk('customer.timeline') }).waitFor();
      await shot('ticket');
      await page.emulateMedia({ media: 'print', colorScheme: 'light' });
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      await page.getByRole('heading', { name: desk('parts.history') }).waitFor();
      expect(await page.getByText('I was charged twice on my invoice.').isVisible()).toBe(true);
      expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
      expect(await page.getByRole('textbox').filter({ visible: true }).count()).toBe(0);
      await shot('ticket-print');
    }),
  );

  it(
    'keeps an answer that is being written over a reload',
    inBrowser({ as: 'agent', at: '/tickets' }, async ({ page, complain }) => {
      const id = await complain('A draft about an invoice');
      await open(page, id);
      await page.keyboard.press('e');
      await page.keyboard.type('Dear Mia');
      await page.reload();
      await page.locator('article [data-status]').waitFor();
      expect(await page.getByRole('textbox', { name: desk('composer.fields.reply') }).inputValue()).toBe('Dear Mia');
    }),
  );

  it(
    'shows what was written to the customer, whoever wrote it, also after a reload and after it was reopened',
    inBrowser({ as: 'agent', at: '/tickets' }, async ({ page, complain, api, shot }) => {
      const id = await complain('Several answers about an invoice');
      const act = (name: string, version: number, body: object) =>
        api('manager', 'POST', `/v1/tickets/${id}/${name}`, body, { 'if-match': `"${version}"` });
      await act('reply', 2, { text: 'I am Max, and I am looking into it.' });
      await open(page, id);
      const said = (text: string) => page.getByRole('listitem').getByText(text, { exact: true });
      await said('I am Max, and I am looking into it.').waitFor();
      await page.keyboard.press('e');
      await page.keyboard.type('I am Aiko, and I found it.');
      await page.keyboard.press('Control+Enter');
      await said('I am Aiko, and I found it.').waitFor();
      await page.getByText(desk('thread.sending')).waitFor({ state: 'detached' });
      await act('resolve', 4, { solution: 'It is paid back.' });
      await act('reopen', 5, { reason: 'It was not.' });
      await page.reload();
      await said('It is paid back.').waitFor();
      expect(await said('I am Max, and I am looking into it.').count()).toBe(1);
      expect(await said('I am Aiko, and I found it.').count()).toBe(1);
      expect(await page.getByText(desk('thread.untold')).count()).toBe(0);
      await shot('ticket-thread');
    }),
  );

  it(
    'takes back what it showed in advance when the server refuses, and says why',
    inBrowser({ as: 'agent', at: '/tickets', bears: /412/ }, async ({ page, complain, api, shot }) => {
      const id = await complain('Two at once about an invoice');
      await open(page, id);
      await page.keyboard.press('e');
      await page.keyboard.type('I was first.');
      await api(
        'manager',
        'POST',
        `/v1/tickets/${id}/assign`,
        { assigneeId: 'manager@rapport.example' },
        { 'if-match': '"2"' },
      );
      await page.keyboard.press('Control+Enter');
      await page.getByText('Somebody has changed it meanwhile').waitFor();
      await page.getByRole('definition').getByText('Max Manager').waitFor();
      expect(await page.getByRole('textbox', { name: desk('composer.fields.reply') }).inputValue()).toBe(
        'I was first.',
      );
      await shot('ticket-stale');
      await page.getByRole('textbox', { name: desk('composer.fields.reply') }).focus();
      await page.keyboard.press('Control+Enter');
      await page.getByRole('listitem').getByText('I was first.').waitFor();
      await page.getByText('Somebody has changed it meanwhile').waitFor({ state: 'detached' });
    }),
  );

  /** Sends an answer and opens another ticket before the server has said anything; `answer` says it. */
  const leaveWhileSending = async (page: Page, text: string) => {
    const { promise: held, resolve: answer } = Promise.withResolvers<void>();
    await page.route('**/v1/tickets/*/reply', async (request) => {
      await held;
      await request.continue();
    });
    await page.getByRole('row').nth(1).waitFor();
    await page.keyboard.press('e');
    await page.keyboard.type(text);
    await page.keyboard.press('Control+Enter');
    await page.getByText(desk('thread.sending')).waitFor();
    const from = page.url();
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.href !== from);
    await page.locator('article').getByText(desk('thread.sending')).waitFor({ state: 'detached' });
    return { answer, back: () => page.goBack() };
  };
  const repliesTo = async (api: Visit['api'], id: string) => {
    const said = await api('agent', 'GET', `/v1/tickets/${id}/messages`);
    return z
      .object({ items: z.array(z.object({ text: z.string() })) })
      .parse(said)
      .items.map(({ text }) => text);
  };

  it(
    'sends an answer once, and keeps no draft of it, when another ticket is opened before it was taken',
    inBrowser({ as: 'agent', at: '/tickets' }, async ({ page, complain, api }) => {
      const id = await complain('Answered in a hurry about an invoice');
      await complain('Next in the queue about an invoice');
      await open(page, id);
      const { answer, back } = await leaveWhileSending(page, 'It is paid back.');
      await back();
      // Still on its way, and nothing to be sent again.
      await page.getByText(desk('thread.sending')).waitFor();
      const field = page.getByRole('textbox', { name: desk('composer.fields.reply') });
      expect(await field.inputValue()).toBe('');
      answer();
      await page.getByText(desk('thread.sending')).waitFor({ state: 'detached' });
      await page.getByRole('listitem').getByText('It is paid back.').waitFor();
      expect(await field.inputValue()).toBe('');
      expect(await page.getByText(desk('composer.kept')).count()).toBe(0);
      await page.reload();
      await page.getByRole('listitem').getByText('It is paid back.').waitFor();
      expect(await field.inputValue()).toBe('');
      expect(await repliesTo(api, id)).toEqual(['It is paid back.']);
    }),
  );

  it(
    'tells of an answer that was refused when another ticket is open by then, and keeps its text',
    inBrowser({ as: 'agent', at: '/tickets', bears: /412/ }, async ({ page, complain, api, shot }) => {
      const id = await complain('Refused in a hurry about an invoice');
      await complain('Next in the queue about an invoice');
      const { number } = z.object({ number: z.string() }).parse(await api('agent', 'GET', `/v1/tickets/${id}`));
      await open(page, id);
      const { answer, back } = await leaveWhileSending(page, 'I was too late.');
      await api(
        'manager',
        'POST',
        `/v1/tickets/${id}/assign`,
        { assigneeId: 'manager@rapport.example' },
        { 'if-match': '"2"' },
      );
      answer();
      await page.getByText(desk('not-sent', { number })).waitFor();
      await shot('ticket-refused-elsewhere');
      await back();
      const field = page.getByRole('textbox', { name: desk('composer.fields.reply') });
      await expect.poll(() => field.inputValue()).toBe('I was too late.');
      expect(await repliesTo(api, id)).toEqual([]);
    }),
  );

  it(
    'sends an answer whose first answer was lost as the same message, also after a reload',
    inBrowser({ as: 'agent', at: '/tickets', bears: /ERR_/ }, async ({ page, complain, api }) => {
      const id = await complain('A lost answer about an invoice');
      await open(page, id);
      await page.route(
        '**/v1/tickets/*/reply',
        async (request) => {
          await request.fetch();
          await request.abort('connectionreset');
        },
        { times: 1 },
      );
      await page.keyboard.press('e');
      await page.keyboard.type('It is on its way.');
      await page.keyboard.press('Control+Enter');
      await page.getByRole('alert').getByText('The server cannot be reached').waitFor();
      const field = page.getByRole('textbox', { name: desk('composer.fields.reply') });
      expect(await field.inputValue()).toBe('It is on its way.');
      await page.reload();
      await page.locator('article [data-status]').waitFor();
      await field.focus();
      await page.keyboard.press('Control+Enter');
      await expect.poll(() => field.inputValue()).toBe('');
      expect(await repliesTo(api, id)).toEqual(['It is on its way.']);
    }),
  );

  it(
    'sends nothing by itself that could not be sent without a connection',
    inBrowser({ as: 'agent', at: '/tickets', bears: /ERR_INTERNET_DISCONNECTED/ }, async (visit) => {
      const { page, context, complain, api } = visit;
      const id = await complain('In a tunnel about an invoice');
      await open(page, id);
      await page.keyboard.press('e');
      await page.keyboard.type('From a train.');
      await context.setOffline(true);
      await page.keyboard.press('Control+Enter');
      await page.getByRole('alert').getByText('The server cannot be reached').waitFor();
      const field = page.getByRole('textbox', { name: desk('composer.fields.reply') });
      expect(await field.inputValue()).toBe('From a train.');
      const asked = page.waitForResponse((answer) => answer.url().includes(`/v1/tickets/${id}`) && answer.ok());
      await context.setOffline(false);
      await asked;
      expect(await repliesTo(api, id)).toEqual([]);
      await field.focus();
      await page.keyboard.press('Control+Enter');
      await page.getByRole('listitem').getByText('From a train.').waitFor();
    }),
  );

  it(
    'gives a ticket to a colleague, and to another department with a reason',
    inBrowser({ as: 'agent', at: '/tickets' }, async ({ page, complain, api, shot }) => {
      const id = await complain('Not ours but says invoice');
      await open(page, id);
      await page.keyboard.press('a');
      await page.getByRole('dialog').getByRole('combobox').fill('Max');
      await page.getByRole('option', { name: /Max Manager/ }).click();
      await page.keyboard.press('Enter');
      await page.getByRole('definition').getByText('Max Manager').waitFor();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('m');
      await page.getByRole('dialog').getByRole('combobox').fill('Deliv');
      await page.getByRole('option', { name: 'Delivery' }).click();
      await page
        .getByRole('dialog')
        .getByRole('textbox', { name: desk('move.reason') })
        .fill('The parcel is late.');
      await shot('ticket-move');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: desk('move.do') })
        .click();
      await page.getByText('The ticket is with Delivery now.').waitFor();
      expect(page.url()).not.toContain('ticket=');
      expect(await api('admin', 'GET', `/v1/tickets/${id}`)).toMatchObject({
        departmentId: 'delivery',
        routing: { by: 'person', reason: 'The parcel is late.' },
      });
    }),
  );

  it(
    'takes a resolved ticket up again with a reason',
    inBrowser({ as: 'agent', at: '/tickets' }, async ({ page, complain, api }) => {
      const id = await complain('Again about an invoice');
      await api('agent', 'POST', `/v1/tickets/${id}/resolve`, { solution: 'Paid back.' }, { 'if-match': '"2"' });
      await open(page, id);
      await page.locator('article [data-status="resolved"]').waitFor();
      await page.keyboard.press('u');
      await page.getByRole('dialog').getByRole('textbox').fill('It was not paid back.');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: desk('reopen.do') })
        .click();
      await page.locator('article [data-status="queued"]').waitFor();
      await page.getByText('It was not paid back.').waitFor();
    }),
  );

  it(
    'takes in a ticket that somebody of the staff enters, and shows what the API blames at its field',
    inBrowser({ as: 'agent', at: '/tickets', bears: /400/ }, async ({ page, shot }) => {
      await page
        .getByRole('grid')
        .or(page.getByText(desk('empty.title')))
        .first()
        .waitFor();
      await page.keyboard.press('n');
      await page.getByRole('heading', { name: desk('new.title') }).waitFor();
      await page.getByRole('textbox', { name: desk('new.text') }).fill('She says the invoice is wrong.');
      await page.getByRole('button', { name: desk('new.do') }).click();
      await page.locator('[aria-invalid="true"]').first().waitFor();
      await shot('ticket-new-refused');
      await page.getByRole('textbox', { name: desk('columns.subject') }).fill('Called about an invoice');
      await page.getByRole('textbox', { name: desk('new.phone') }).fill('+49 30 555 0199');
      await page.keyboard.press('Control+Enter');
      await page.waitForURL(/ticket=/);
      await page.getByRole('heading', { name: 'Called about an invoice' }).waitFor();
      await page.locator('article [data-status="queued"]').waitFor();
    }),
  );

  it(
    'tells that a number leads nowhere, and that a ticket is with others',
    inBrowser({ as: 'agent', at: '/tickets', bears: /40[34]/ }, async ({ page, api }) => {
      await page.locator('[data-search]').waitFor();
      await page.keyboard.press('/');
      await page.keyboard.type('nonsense');
      await page.keyboard.press('Enter');
      await page.getByText(desk('find.wrong')).waitFor();
      await page.goto(page.url().replace(/\?.*|$/, '?ticket=0000000000'));
      await page.getByRole('alert').getByText('There is no such thing').waitFor();
      const theirs = z.object({ id: z.string() }).parse(
        await api('admin', 'POST', '/v1/tickets', {
          type: 'repair',
          channel: 'phone',
          subject: 'The boiler',
          text: 'It leaks.',
          customer: { phone: '+49 30 555 0100' },
        }),
      );
      await page.goto(page.url().replace(/\?.*/, `?ticket=${theirs.id}`));
      await page.getByText(desk('others.title')).waitFor();
    }),
  );
});
