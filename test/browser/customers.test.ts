import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { closeBrowser, inBrowser, type Visit } from './console.ts';

const sample = readFileSync(fileURLToPath(new URL('../../docs/samples/customers.csv', import.meta.url)));

const accountAnswer = z.object({ id: z.string(), number: z.string() });

/** Enters a customer past the console; what looks like another one is entered all the same. */
const entered = async ({ api }: Visit, entry: object) =>
  accountAnswer.parse(await api('admin', 'POST', '/v1/accounts?allowDuplicate=true', entry));

let runs = 0;
/** Words that no other test of this file enters. */
const unlike = () => {
  runs += 1;
  return `${['Amber', 'Birch', 'Cedar', 'Dune', 'Ember', 'Fjord', 'Grove', 'Heron'][runs % 8]}${Date.now().toString(36)}${runs}`;
};

const desks = ['desktop', 'phone'] as const;

afterAll(closeBrowser);

describe.each(desks)('whoever tends customers, on a %s', (on) => {
  it(
    'imports a messy file: sees what it would come to, mends the mapping, and gets the rows that were not taken',
    inBrowser({ as: 'admin', at: '/imports', on }, async ({ page, shot }) => {
      await page.getByRole('button', { name: 'New import' }).first().click();
      await shot('import-new');
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: `customers-${on}.csv`, mimeType: 'text/csv', buffer: sample });
      await page.getByRole('heading', { name: 'What the columns are' }).waitFor();
      await shot('import-mapping');
      const country = page.getByRole('textbox', { name: 'Country of phone numbers' });
      await country.fill('de');
      await page.getByRole('button', { name: 'Try it without writing' }).click();
      await page.getByRole('heading', { name: 'What it would come to' }).waitFor();
      await page.getByText('The first rows that are not taken').waitFor();
      await shot('import-dry-run');
      expect(await country.inputValue()).toBe('DE');
      await page.getByRole('button', { name: 'Start the import' }).click();
      await page.getByText('The rows that were not taken').waitFor();
      await page.locator('a', { hasText: 'The rows that were not taken' }).waitFor();
      await shot('import-done');
    }),
  );

  it(
    'sees two that are one side by side, merges them as they choose, and takes it back',
    inBrowser({ as: 'admin', on }, async (visit) => {
      const { page, shot, baseUrl } = visit;
      const name = unlike();
      const address = { street: `${name} Street 7`, postalCode: '20457', city: 'Hamburg', country: 'DE' };
      const first = await entered(visit, {
        kind: 'organization',
        name: `${name} Trading GmbH`,
        addresses: [address],
        industry: 'trade',
      });
      const second = await entered(visit, {
        kind: 'organization',
        name: `${name} Trading`,
        addresses: [address],
        emails: [{ address: `${name}@pair.example` }],
        industry: 'retail',
      });
      await page.goto(`${baseUrl}/duplicates`);
      const row = page.getByRole('row', { name: new RegExp(name) });
      for (let tries = 0; tries < 40 && !(await row.isVisible()); tries += 1) {
        await page.waitForTimeout(500);
        await page.reload();
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForTimeout(500);
      }
      await row.click();
      await page.getByRole('heading', { name: 'Are they the same customer?' }).waitFor();
      await page.getByRole('radio', { name: `Industry: ${second.number}` }).check();
      await page.getByRole('radio', { name: `Name: ${first.number}` }).check();
      await shot('duplicates');
      await page.getByRole('button', { name: 'Merge', exact: true }).click();
      await page.getByRole('heading', { name: 'Merged', exact: true }).waitFor();
      await shot('merged');
      await page.getByRole('link', { name: 'Open the customer' }).click();
      await page.getByRole('heading', { name: `${name} Trading GmbH` }).waitFor();
      await page.getByText(`${name}@pair.example`).first().waitFor();
      expect(await page.getByRole('button', { name: 'Change: Industry' }).innerText()).toContain('retail');
      await page.goBack();
      await page.getByRole('button', { name: 'Undo the merge' }).click();
      await page.getByRole('heading', { name: 'Undone: they are two again' }).waitFor();
      await shot('merge-undone');
    }),
  );

  it(
    'finds a customer by Chinese characters, simplified or traditional, and sees all of them at once',
    inBrowser({ as: 'agent', at: '/search', on, language: 'zh-Hant' }, async (visit) => {
      const { page, shot, complain } = visit;
      const mail = `${unlike()}@mingyue.example`;
      const { id } = await entered(visit, {
        kind: 'organization',
        name: '上海明月贸易有限公司',
        emails: [{ address: mail }],
        tags: ['key'],
      });
      await complain('发票有误', '账单多收了一次。', mail);
      const field = page.getByRole('combobox');
      await field.fill('明月貿易');
      const hit = page.locator(`a[href*="${id}"]`);
      for (let tries = 0; tries < 30 && !(await hit.isVisible()); tries += 1) {
        await field.fill('');
        await field.fill('明月貿易');
        await page.waitForTimeout(500);
      }
      await shot('search');
      await hit.click();
      await page.getByRole('heading', { name: '上海明月贸易有限公司', level: 2 }).waitFor();
      if (on === 'phone') await page.getByRole('tab', { name: '360°' }).click();
      await page.getByText('等待中').or(page.getByText('已收到')).first().waitFor();
      await shot('customer-360');
    }),
  );

  it(
    'changes a field where it stands; what the server refuses is marked there and what was typed is kept',
    inBrowser({ as: 'sales', on, bears: /422|400/ }, async (visit) => {
      const { page, shot, baseUrl, api } = visit;
      const me = z.object({ id: z.string() }).parse(await api('sales', 'GET', '/v1/me'));
      // Nobody else's, so that nobody is taken for the same.
      const digits = String(Date.now() % 10_000).padStart(4, '0');
      const { id } = await entered(visit, { kind: 'organization', name: `${unlike()} Mills`, ownerId: me.id });
      await page.goto(`${baseUrl}/customers?account=${id}`);
      await page.getByRole('button', { name: 'Change: Phone' }).click();
      await page.getByRole('button', { name: 'Add a phone number' }).click();
      await page.getByRole('textbox', { name: 'Phone number' }).fill('not a number');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('alert').waitFor();
      expect(await page.getByRole('textbox', { name: 'Phone number' }).inputValue()).toBe('not a number');
      await shot('field-refused');
      await page.getByRole('textbox', { name: 'Phone number' }).fill(`+49 40 555${digits}`);
      // It is shown before the server has it.
      const stored = page.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.ok());
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Change: Phone' }).waitFor();
      await stored;
      await page.reload();
      await page.getByText(`+49 40 555${digits}`).first().waitFor();
      await shot('customer');
    }),
  );

  it(
    'is shown who it may be already before there are two of them',
    inBrowser({ as: 'admin', on, bears: /409/ }, async (visit) => {
      const { page, shot, baseUrl } = visit;
      const name = unlike();
      await entered(visit, {
        kind: 'organization',
        name: `${name} Bakery`,
        emails: [{ address: `${name}@one.example` }],
      });
      await page.goto(`${baseUrl}/customers`);
      await page.getByRole('button', { name: 'New customer' }).first().click();
      await page.getByRole('textbox', { name: 'Name of the organization' }).fill(`${name} Bakery Ltd`);
      await page.getByRole('button', { name: 'Create', exact: true }).click();
      await page.getByRole('button', { name: 'Create all the same' }).waitFor();
      await shot('new-customer-candidates');
      await page.getByRole('button', { name: 'Create all the same' }).click();
      await page.getByRole('heading', { name: `${name} Bakery Ltd`, level: 2 }).waitFor();
    }),
  );
});

describe('the record of a customer', () => {
  it(
    'takes in contacts, consents, a stage and the fields of the company itself, and goes on a card',
    inBrowser({ as: 'admin' }, async (visit) => {
      const { page, shot, baseUrl, api } = visit;
      const name = unlike();
      await api('admin', 'PUT', '/v1/custom-fields/account/seats', { label: { en: 'Seats' }, kind: 'number', min: 0 });
      const { id } = await entered(visit, { kind: 'organization', name: `${name} Foundry` });
      await page.goto(`${baseUrl}/customers?account=${id}`);

      await page.getByRole('button', { name: 'New contact' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(`Ida ${name}`);
      await dialog.getByRole('textbox', { name: 'Job title' }).fill('Buyer');
      await dialog.getByRole('button', { name: 'Add an e-mail address' }).click();
      await dialog.getByRole('textbox', { name: 'E-mail address' }).fill(`ida@${name}.example`);
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: new RegExp(`^Ida ${name}`) }).waitFor({ timeout: 20_000 });

      await page.getByRole('button', { name: 'Change: Stage' }).click();
      await page.getByRole('combobox', { name: 'Stage', exact: true }).click();
      await page.getByRole('option', { name: 'Growing' }).click();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Set by hand').waitFor();

      await page.getByRole('button', { name: 'Change: Seats' }).click();
      await page.getByRole('textbox', { name: 'Seats' }).fill('12');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Change: Seats' }).getByText('12').waitFor();

      await page.getByRole('button', { name: 'Enter a consent' }).click();
      await dialog.getByRole('textbox', { name: 'How they said so' }).fill('on the phone');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByText('on the phone').waitFor();
      await page.getByRole('button', { name: 'Change: Seats' }).scrollIntoViewIfNeeded();
      await shot('customer-kept');

      await page.getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem', { name: 'Customer card' }).click();
      await dialog.getByText(`${name} Foundry`).waitFor();
      await shot('customer-card');
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('#root').isVisible()).toBe(false);
      expect(await page.getByRole('dialog').isVisible()).toBe(false);
      await page.emulateMedia({ media: 'screen' });
    }),
  );

  it(
    'tells of a change that was refused when another record is open by then, and has what was typed when the field is opened again',
    inBrowser({ as: 'admin', bears: /400|412/ }, async (visit) => {
      const { page, shot, baseUrl } = visit;
      const name = unlike();
      const first = await entered(visit, { kind: 'organization', name: `${name} Quarry` });
      const second = await entered(visit, { kind: 'organization', name: `${unlike()} Orchard` });
      const { promise: held, resolve: answer } = Promise.withResolvers<void>();
      await page.goto(`${baseUrl}/customers?account=${second.id}`);
      await page.getByRole('button', { name: 'Change: Currency' }).waitFor();
      await page.goto(`${baseUrl}/customers?account=${first.id}`);
      await page.route('**/v1/accounts/*', async (request) => {
        if (request.request().method() === 'PATCH') await held;
        await request.continue();
      });
      await page.getByRole('button', { name: 'Change: Currency' }).click();
      await page.getByRole('combobox', { name: 'Currency' }).fill('Euros');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('button', { name: 'Change: Currency' }).getByText('Euros').waitFor();
      await page.getByRole('button', { name: 'Close the record' }).click();
      await page.getByRole('heading', { name: `${name} Quarry`, level: 2 }).waitFor({ state: 'detached' });
      answer();
      await page.getByText(`Currency of ${name} Quarry is not saved; what you typed is kept`).waitFor();
      await shot('field-refused-elsewhere');
      await page.goto(`${baseUrl}/customers?account=${first.id}`);
      await page.getByRole('button', { name: 'Change: Currency' }).click();
      expect(await page.getByRole('combobox', { name: 'Currency' }).inputValue()).toBe('Euros');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Change: Currency' }).click();
      expect(await page.getByRole('combobox', { name: 'Currency' }).inputValue()).toBe('');
    }),
  );

  it(
    'writes over nothing that a colleague changed since a field was opened: says so, and shows what is there now',
    inBrowser({ as: 'admin', bears: /412/ }, async (visit) => {
      const { page, shot, baseUrl, api } = visit;
      const { id } = await entered(visit, { kind: 'organization', name: `${unlike()} Weavers`, externalId: unlike() });
      const stored = z.object({ version: z.number(), externalId: z.string() });
      const theirs = unlike();
      const ours = unlike();
      await page.goto(`${baseUrl}/customers?account=${id}`);
      await page.getByRole('button', { name: 'Change: External id' }).click();
      const field = page.getByRole('textbox', { name: 'External id' });
      await field.fill(ours);
      const { version } = stored.parse(await api('manager', 'GET', `/v1/accounts/${id}`));
      await api('manager', 'PATCH', `/v1/accounts/${id}`, { externalId: theirs }, { 'if-match': `"${version}"` });
      // The page asks again while the field is open, as it does when somebody comes back to it.
      const asked = page.waitForResponse((answer) => answer.url().endsWith(`/v1/accounts/${id}`) && answer.ok());
      await page.waitForTimeout(15_100);
      await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
      await asked;
      await field.press('Enter');
      await page.getByText('Somebody has changed it meanwhile').waitFor();
      expect(await field.inputValue()).toBe(ours);
      await page.getByText('What is there now:').waitFor();
      await page.getByText(theirs).waitFor();
      await shot('field-stale');
      expect(stored.parse(await api('manager', 'GET', `/v1/accounts/${id}`)).externalId).toBe(theirs);
      await field.press('Enter');
      await page.getByRole('button', { name: 'Change: External id' }).getByText(ours).waitFor();
      await expect
        .poll(async () => stored.parse(await api('manager', 'GET', `/v1/accounts/${id}`)).externalId)
        .toBe(ours);
    }),
  );

  it(
    'shows nothing of a field that is hidden from the person',
    inBrowser({ as: 'agent' }, async (visit) => {
      const { page, baseUrl, api } = visit;
      const rules = z.object({ fields: z.array(z.unknown()), visibility: z.unknown() });
      const before = rules.parse(await api('admin', 'GET', '/v1/access-rules'));
      const hidden = { recordType: 'account', field: 'externalId', access: 'hidden', roles: ['service'] };
      await api('admin', 'PUT', '/v1/access-rules', { ...before, fields: [...before.fields, hidden] });
      try {
        const told = z.object({ fields: z.object({ account: z.record(z.string(), z.string()).default({}) }) });
        // Rules are read again after a while.
        while (told.parse(await api('agent', 'GET', '/v1/me')).fields.account['externalId'] !== 'hidden')
          await page.waitForTimeout(500);
        const { id } = await entered(visit, {
          kind: 'organization',
          name: `${unlike()} Secrets`,
          externalId: unlike(),
        });
        await page.goto(`${baseUrl}/customers?account=${id}`);
        await page.getByRole('button', { name: 'Change: Currency' }).waitFor();
        expect(await page.getByText('External id').count()).toBe(0);
      } finally {
        await api('admin', 'PUT', '/v1/access-rules', before);
      }
    }),
  );

  it.each(desks)(
    'hands over what is kept of a contact, and has one erased by two people, on a %s',
    async (on) => {
      await inBrowser({ as: 'manager', on }, async (visit) => {
        const { page, shot, baseUrl, api } = visit;
        const name = unlike();
        const { id } = await entered(visit, { kind: 'organization', name: `${name} Dairy` });
        await api('admin', 'POST', '/v1/contacts', { accountId: id, name: `Ida ${name}` });
        await page.goto(`${baseUrl}/customers?account=${id}`);
        const actions = page.getByRole('button', { name: `Actions for Ida ${name}` });
        await actions.click();
        await shot('contact-menu');
        await page.getByRole('menuitem', { name: 'Hand their data over…' }).click();
        const link = page.getByRole('dialog').getByRole('link', { name: 'To read (HTML)' });
        await link.waitFor({ timeout: 30_000 });
        await shot('contact-data');
        expect(await (await fetch((await link.getAttribute('href')) ?? '')).text()).toContain(`Ida ${name}`);
        await page.keyboard.press('Escape');
        await actions.click();
        await page.getByRole('menuitem', { name: 'Ask for their erasure…' }).click();
        await page.getByRole('dialog').getByText(`Ida ${name}`).waitFor();
        await shot('contact-erase');
        await page.getByRole('button', { name: 'Ask for it' }).click();
        await page.getByRole('link', { name: 'See the erasures' }).click();
        const asked = page.getByRole('listitem').filter({ hasText: `Ida ${name}` });
        await asked.getByText('Somebody else has to agree.').waitFor();
        await asked.getByRole('link', { name: 'See the customer' }).click();
        await page.getByRole('heading', { name: `${name} Dairy`, level: 2 }).waitFor();
        await inBrowser({ as: 'admin', at: '/erasures', on }, async ({ page: theirs, shot: theirShot }) => {
          const card = theirs.getByRole('listitem').filter({ hasText: `Ida ${name}` });
          await card.getByRole('button', { name: 'Agree: erase' }).click();
          // Then nobody knows any more who it was.
          await card.waitFor({ state: 'detached' });
          const newest = theirs.getByRole('main').getByRole('listitem').first();
          await newest.getByText('What was taken away').waitFor({ timeout: 60_000 });
          await theirShot('erasures-contact');
        })();
      })();
    },
    120_000,
  );
});

describe('the list of customers', () => {
  it(
    'keeps its filter in the address and in a view that has a name',
    inBrowser({ as: 'manager', at: '/customers?kind=organization' }, async (visit) => {
      const { page, shot } = visit;
      await entered(visit, { kind: 'organization', name: `${unlike()} Works`, tags: ['freight'] });
      await page.getByRole('button', { name: 'Filter' }).click();
      await page.getByRole('textbox', { name: 'Tag', exact: true }).fill('freight');
      await page.keyboard.press('Enter');
      await page.waitForURL(/tag=freight/);
      await shot('customers-filter');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'All customers' }).click();
      await page.getByRole('menuitem', { name: 'Save as a new view…' }).click();
      const name = unlike();
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.waitForURL(/view=/);
      await page.reload();
      await page.getByRole('button', { name }).waitFor();
      await shot('customers');
      await page.getByRole('button', { name }).click();
      await page.getByRole('menuitem', { name: 'Delete this view' }).click();
      await page.getByRole('button', { name: 'All customers' }).waitFor();
    }),
  );

  it(
    'is exported as it is narrowed, and its files can be had',
    inBrowser({ as: 'admin', at: '/customers?kind=organization', scheme: 'dark' }, async (visit) => {
      const { page, shot, baseUrl } = visit;
      await entered(visit, { kind: 'organization', name: `${unlike()} Export` });
      await page.getByRole('button', { name: 'Export this list' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click();
      await page.getByRole('link', { name: /accounts.*xlsx/ }).waitFor();
      await shot('export');
      await page.goto(`${baseUrl}/exports`);
      await page
        .getByRole('row', { name: /Workbook/ })
        .first()
        .click();
      await page.getByRole('link', { name: /accounts.*xlsx/ }).waitFor();
      await shot('exports');
    }),
  );

  it(
    'finds customers from the palette while somebody types',
    inBrowser({ as: 'admin', at: '/imports' }, async (visit) => {
      const { page, shot } = visit;
      const name = unlike();
      await entered(visit, { kind: 'organization', name: `${name} Shipyard` });
      await page.waitForTimeout(1500);
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.type(name);
      await page.getByRole('button', { name: new RegExp(`${name} Shipyard`) }).waitFor();
      await shot('palette-customers');
      await page.keyboard.press('ArrowDown');
      await page.getByRole('button', { name: new RegExp(`${name} Shipyard`) }).click();
      await page.getByRole('heading', { name: `${name} Shipyard`, level: 2 }).waitFor();
    }),
  );

  it(
    'lets two people erase somebody: one asks, the other agrees',
    inBrowser({ as: 'manager' }, async (visit) => {
      const { page, shot, baseUrl } = visit;
      const name = unlike();
      const { id } = await entered(visit, { kind: 'person', givenName: name, familyName: 'Gone' });
      await page.goto(`${baseUrl}/customers?account=${id}`);
      await page.getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem', { name: 'Ask for their erasure…' }).click();
      await page.getByRole('button', { name: 'Ask for it' }).click();
      await page.getByRole('link', { name: 'See the erasures' }).click();
      await page.getByText('Somebody else has to agree.').first().waitFor();
      await shot('erasures');
      await inBrowser({ as: 'admin', at: '/erasures' }, async ({ page: theirs, shot: theirShot }) => {
        const card = theirs.getByRole('listitem').filter({ hasText: name });
        await card.getByRole('button', { name: 'Agree: erase' }).click();
        await theirs.getByText('What was taken away').first().waitFor({ timeout: 60_000 });
        await theirShot('erasures-complete');
      })();
    }),
  );

  it(
    'enters customers and their contacts with the fields that the company asks for',
    inBrowser({ as: 'admin', bears: /422/ }, async ({ page, shot, api, baseUrl }) => {
      const name = unlike();
      const asked = [
        ['/v1/custom-fields/account/hull', { label: { en: 'Hull' }, kind: 'text', required: true }],
        ['/v1/custom-fields/contact/badge', { label: { en: 'Badge' }, kind: 'number', required: true, min: 1 }],
      ] as const;
      for (const [path, field] of asked) await api('admin', 'PUT', path, field);
      try {
        await page.goto(`${baseUrl}/customers`);
        await page.getByRole('button', { name: 'New customer' }).first().click();
        const dialog = page.getByRole('dialog');
        const isRefused = page.locator('[aria-invalid="true"]');
        await dialog.getByRole('textbox', { name: 'Name of the organization' }).fill(`${name} Chandlers`);
        await dialog.getByRole('textbox', { name: 'Hull' }).waitFor();
        await dialog.getByRole('button', { name: 'Create', exact: true }).click();
        await dialog.getByRole('textbox', { name: 'Hull' }).and(isRefused).waitFor();
        await shot('new-customer-refused');
        await dialog.getByRole('textbox', { name: 'Hull' }).fill('Steel');
        await dialog.getByRole('button', { name: 'Create', exact: true }).click();
        await page.getByRole('heading', { name: `${name} Chandlers`, level: 2 }).waitFor();

        await page.getByRole('button', { name: 'New contact' }).click();
        await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(`Ida ${name}`);
        await dialog.getByRole('textbox', { name: 'Badge' }).fill('0');
        await dialog.getByRole('button', { name: 'Save' }).click();
        await dialog.getByRole('textbox', { name: 'Badge' }).and(isRefused).waitFor();
        await shot('contact-refused');
        await page.reload();
        await page.getByRole('button', { name: 'New contact' }).click();
        await dialog.getByText('Not saved yet').waitFor();
        expect(await dialog.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe(`Ida ${name}`);
        await dialog.getByRole('textbox', { name: 'Badge' }).fill('77');
        await dialog.getByRole('button', { name: 'Save' }).click();
        await dialog.waitFor({ state: 'detached' });
        await page.getByRole('button', { name: new RegExp(`^Ida ${name}`) }).click();
        await expect.poll(() => dialog.getByRole('textbox', { name: 'Badge' }).inputValue()).toBe('77');
      } finally {
        for (const [path] of asked) await api('admin', 'DELETE', path);
      }
    }),
  );

  it(
    'shows a contact to somebody who may not change them',
    inBrowser({ as: 'admin' }, async (visit) => {
      const { page, shot, api, baseUrl } = visit;
      const name = unlike();
      const { id } = await entered(visit, { kind: 'organization', name: `${name} Mills` });
      await api('admin', 'POST', '/v1/contacts', {
        accountId: id,
        name: `Ida ${name}`,
        jobTitle: 'Miller',
        emails: [{ address: `ida@${name}.example` }],
      });
      // The API says it of whoever is signed in: somebody who reads customers and changes nothing.
      await page.route(/\/v1\/me$/, async (route) => {
        const response = await route.fetch();
        const me = z.looseObject({}).parse(await response.json());
        await route.fulfill({ response, json: { ...me, roles: ['auditor'] } });
      });
      await page.goto(`${baseUrl}/customers?account=${id}`);
      await page.getByRole('button', { name: new RegExp(`^Ida ${name}`) }).click({ timeout: 20_000 });
      const dialog = page.getByRole('dialog');
      const title = dialog.getByRole('textbox', { name: 'Job title' });
      await expect.poll(() => title.inputValue()).toBe('Miller');
      expect(await title.isEditable()).toBe(false);
      await dialog.getByText(`ida@${name}.example`).waitFor();
      expect(await dialog.getByRole('button', { name: /Save|Add/ }).count()).toBe(0);
      await shot('contact-read');
    }),
  );
});
