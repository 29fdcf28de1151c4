import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { closeBrowser, inBrowser } from './console.ts';

afterAll(closeBrowser);

const people = z.object({
  items: z.array(z.object({ id: z.string(), email: z.string(), active: z.boolean(), roles: z.array(z.string()) })),
});
const fields = z.object({
  items: z.array(z.looseObject({ id: z.string(), choices: z.array(z.unknown()).optional() })),
});
const rules = z.object({ rules: z.array(z.looseObject({ id: z.string() })) });
const trialAnswer = z.object({ tickets: z.array(z.looseObject({ id: z.string() })) });

describe('an administrator', () => {
  it.each(['desktop', 'phone'] as const)(
    'lets a person in, says what they are, and deactivates them on a %s',
    async (on) => {
      await inBrowser({ as: 'admin', at: '/people', on, bears: /409/ }, async ({ page, shot, api }) => {
        const email = `new-${on}@rapport.example`;
        await page.getByRole('row', { name: /Aiko Agent/ }).waitFor();
        await shot('people');
        await page.getByRole('button', { name: 'Let a person in' }).click();
        const form = page.getByRole('article');
        await form.getByRole('textbox', { name: 'E-mail' }).fill(email);
        await form.getByRole('textbox', { name: 'Name' }).fill(`Nora New ${on}`);
        await form.getByRole('checkbox', { name: 'Service' }).check();
        await form.getByRole('combobox', { name: 'Departments' }).click();
        await page.getByRole('option', { name: 'Billing' }).click();
        await page.keyboard.press('Escape');
        await shot('person-new');
        await form.getByRole('button', { name: 'Let a person in' }).click();
        await page.getByRole('heading', { name: `Nora New ${on}` }).waitFor();
        await form.getByRole('checkbox', { name: 'Analyst' }).check();
        await form.getByRole('button', { name: 'Save' }).click();
        await page.getByText('Saved', { exact: true }).waitFor();
        await shot('person');
        const told = await page.getByRole('alert').filter({ hasText: 'Saved' }).boundingBox();
        // On a phone the buttons are at the bottom.
        if (on === 'phone') expect(told?.y).toBeLessThan(100);
        else expect(told?.y).toBeGreaterThan(700);
        await form.getByRole('button', { name: 'Deactivate' }).click();
        await page.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click();
        await form.getByRole('button', { name: 'Activate again' }).waitFor();
        const { items } = people.parse(await api('admin', 'GET', '/v1/people?limit=200'));
        expect(items.find((one) => one.email === email)).toMatchObject({ active: false });
      })();
    },
  );

  it(
    'orders the routing rules with the keyboard alone, and saves them',
    inBrowser({ as: 'admin', at: '/administration/routing' }, async ({ page, shot, api }) => {
      const handles = page.getByRole('button', { name: /^Move / });
      await handles.first().waitFor();
      const { rules: before } = rules.parse(await api('admin', 'GET', '/v1/routing-rules'));
      const [first = '', second = ''] = before.map(({ id }) => id);
      await page.getByRole('button', { name: `Move ${first}, place 1` }).focus();
      await page.keyboard.press('ArrowDown');
      await page.getByText(`${first} is 2 of ${before.length}`).waitFor({ state: 'attached' });
      expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
        `Move ${first}, place 2`,
      );
      await shot('routing');
      await page.getByRole('button', { name: 'Save' }).focus();
      await page.keyboard.press('Enter');
      await page.getByText('Saved', { exact: true }).waitFor();
      const { rules: after } = rules.parse(await api('admin', 'GET', '/v1/routing-rules'));
      expect(after.map(({ id }) => id).slice(0, 2)).toEqual([second, first]);
    }),
  );

  it(
    'drags a rule, and discards the change',
    inBrowser({ as: 'admin', at: '/administration/routing' }, async ({ page }) => {
      const items = page.getByRole('list', { name: 'Routing rules' }).getByRole('listitem');
      await items.first().waitFor();
      const before = await items.allInnerTexts();
      const handle = await page.getByRole('button', { name: /^Move .* place 1$/ }).boundingBox();
      const last = await items.last().boundingBox();
      if (!handle || !last) throw new Error('nothing to drag');
      await page.mouse.move(handle.x + 5, handle.y + 5);
      await page.mouse.down();
      await page.mouse.move(handle.x + 5, last.y + last.height - 2, { steps: 12 });
      await page.mouse.up();
      expect((await items.allInnerTexts()).at(-1)).toContain(before[0]?.split('\n').at(-1));
      await page.getByRole('button', { name: 'Discard' }).click();
      expect(await items.allInnerTexts()).toEqual(before);
    }),
  );

  it(
    'writes a routing rule on a phone',
    inBrowser({ as: 'admin', at: '/administration/routing', on: 'phone' }, async ({ page, shot }) => {
      await page.getByRole('button', { name: 'New rule' }).click();
      const dialog = page.getByRole('dialog', { name: 'New rule' });
      await dialog.getByRole('textbox', { name: 'Identifier' }).fill('returns');
      await dialog.getByRole('combobox', { name: 'Types' }).focus();
      await page.keyboard.press('ArrowDown');
      await page.getByRole('option', { name: 'Return' }).click();
      await page.keyboard.press('Escape');
      await dialog.getByRole('combobox', { name: 'Goes to' }).click();
      await page.getByRole('option', { name: 'Delivery' }).click();
      await shot('routing-rule');
      await dialog.getByRole('button', { name: 'Done' }).click();
      await page.getByText('returns → Delivery').waitFor();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved', { exact: true }).waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      await shot('routing');
    }),
  );

  it.each(['desktop', 'phone'] as const)(
    'tries rules that are not saved on a text, and sees on a %s which tickets would have gone elsewhere',
    async (on) => {
      await inBrowser({ as: 'admin', at: '/administration/routing', on }, async ({ page, shot, api, complain }) => {
        const subject = `The invoice of my gift, on a ${on}`;
        const id = await complain(subject, 'It is not right.');
        const gifts = { rules: [{ id: 'gifts', when: { words: ['gift'] }, departmentId: 'delivery' }] };
        // Beside the ticket, a step notes where it went.
        await expect
          .poll(async () => {
            const body = { rules: { ...gifts, defaultDepartmentId: 'general' } };
            return trialAnswer.parse(await api('admin', 'POST', '/v1/routing-rules/trial', body)).tickets;
          })
          .toContainEqual(expect.objectContaining({ id, departmentId: 'billing', wouldBe: 'delivery' }));

        await page.getByRole('button', { name: 'New rule' }).click();
        const dialog = page.getByRole('dialog', { name: 'New rule' });
        await dialog.getByRole('textbox', { name: 'Identifier' }).fill('gifts');
        await dialog.getByRole('combobox', { name: 'Words' }).fill('gift');
        await page.keyboard.press('Enter');
        await dialog.getByRole('combobox', { name: 'Goes to' }).click();
        await page.getByRole('option', { name: 'Delivery' }).click();
        await dialog.getByRole('button', { name: 'Done' }).click();
        await page.getByText('gifts → Delivery').waitFor();

        const trial = page.getByRole('region', { name: 'Try the rules' });
        await trial.getByRole('textbox', { name: 'What a customer might write' }).fill('Where is my gift?');
        await trial.getByRole('button', { name: 'Try' }).click();
        await trial.getByText('It goes to Delivery').waitFor();
        await trial.getByText('Rule gifts: says “gift”').waitFor();
        // Another rule comes first.
        expect(await trial.getByText(subject).count()).toBe(0);

        await page.getByRole('button', { name: /^Move gifts, place/ }).focus();
        await page.keyboard.press('Home');
        await trial.getByText('The rules or the text are others by now.').waitFor();
        await trial.getByRole('button', { name: 'Try' }).click();
        const moved = trial.getByRole('listitem').filter({ hasText: subject });
        await moved.getByText('Billing → Delivery').waitFor();
        await trial.getByText('The rules or the text are others by now.').waitFor({ state: 'detached' });
        await moved.evaluate((line) => line.scrollIntoView({ block: 'center' }));
        await shot('routing-trial');
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(on === 'phone' ? 390 : 1440);

        const { rules: saved } = rules.parse(await api('admin', 'GET', '/v1/routing-rules'));
        expect(saved.map((rule) => rule.id)).not.toContain('gifts');
        await page.getByRole('button', { name: 'Discard' }).click();
        await page.getByText('gifts → Delivery').waitFor({ state: 'detached' });
      })();
    },
  );

  it.each(['desktop', 'phone'] as const)('grades customers by what they spent, on a %s', async (on) => {
    await inBrowser({ as: 'admin', at: '/administration/stages', on }, async ({ page, shot, api }) => {
      await page.getByRole('button', { name: 'New rule' }).click();
      const dialog = page.getByRole('dialog', { name: 'New rule' });
      await dialog.getByRole('textbox', { name: 'Identifier' }).fill(`big-${on}`);
      await dialog.getByRole('combobox', { name: 'Sets' }).click();
      await page.getByRole('option', { name: 'Grade A' }).click();
      await dialog.getByRole('textbox', { name: 'Spent in 12 months, at least' }).fill('50000.5');
      await dialog.getByRole('textbox', { name: 'Currency of what was spent' }).fill('eur');
      await shot('stage-rule');
      await dialog.getByRole('button', { name: 'Done' }).click();
      await page.getByText('Spent in 12 months ≥ 50000.5 EUR').first().waitFor();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved', { exact: true }).waitFor();
      await shot('stage-rules');
      const { rules: kept } = rules.parse(await api('admin', 'GET', '/v1/stage-rules'));
      expect(kept.at(-1)).toMatchObject({
        id: `big-${on}`,
        when: { spend12m: { from: '50000.5', currency: 'EUR' } },
        set: { grade: 'A' },
      });
      await page.getByRole('button', { name: `Edit big-${on}` }).click();
      expect(await page.getByRole('textbox', { name: 'Spent in 12 months, at least' }).inputValue()).toBe('50000.5');
      await page.getByRole('textbox', { name: 'Spent in 12 months, at least' }).fill('');
      await page.getByRole('button', { name: 'Done' }).click();
      await page.getByText('Every account').first().waitFor();
    })();
  });

  it(
    'makes a department, and is told at the field what is wrong',
    inBrowser({ as: 'admin', at: '/administration/departments?open=%2B', bears: /400/ }, async ({ page, shot }) => {
      const form = page.getByRole('article');
      await form.getByRole('textbox', { name: 'Identifier' }).fill('spare-parts');
      await form.getByRole('textbox', { name: 'Name' }).fill('Spare parts');
      await form.getByRole('textbox', { name: 'E-mail of the department' }).fill('parts@localhost');
      await form.getByRole('textbox', { name: 'E-mail of the manager' }).fill('boss@rapport.example');
      await form.getByRole('button', { name: 'Save' }).click();
      await form
        .getByRole('textbox', { name: 'E-mail of the department', includeHidden: true })
        .and(page.locator('[aria-invalid="true"]'))
        .waitFor();
      await shot('department-refused');
      await form.getByRole('textbox', { name: 'E-mail of the department' }).fill('parts@rapport.example');
      await form.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('heading', { name: 'Spare parts' }).waitFor();
      await page.getByRole('row', { name: /Spare parts/ }).waitFor();
      await shot('departments');
    }),
  );

  it(
    'limits what a role sees of customers',
    inBrowser({ as: 'admin', at: '/administration/access' }, async ({ page, shot, api }) => {
      await page.getByRole('combobox', { name: 'Technician: Accounts' }).click();
      await page.getByRole('option', { name: 'None' }).click();
      await shot('access');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved', { exact: true }).waitFor();
      expect(await api('admin', 'GET', '/v1/access-rules')).toMatchObject({
        visibility: { technician: { account: 'none' } },
      });
    }),
  );

  it(
    'keeps a code list in three languages',
    inBrowser({ as: 'admin', at: '/administration/code-lists?open=source' }, async ({ page, shot, api }) => {
      await page.getByRole('button', { name: 'Add a code' }).click();
      await page.getByRole('textbox', { name: 'Code' }).last().fill('fair');
      await page.getByRole('textbox', { name: 'English' }).last().fill('Fair');
      await page.getByRole('textbox', { name: 'Traditional Chinese' }).last().fill('展覽');
      await shot('code-lists');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved', { exact: true }).waitFor();
      expect(JSON.stringify(await api('admin', 'GET', '/v1/code-lists'))).toContain('展覽');
    }),
  );

  it(
    'keeps what they typed when a colleague saved the same team meanwhile, also after a reload, and takes theirs when they choose',
    inBrowser({ as: 'admin', at: '/administration/teams', bears: /412/ }, async ({ page, shot, api }) => {
      await page.getByRole('button', { name: 'New team' }).click();
      const form = page.getByRole('article');
      const name = form.getByRole('textbox', { name: 'Name' });
      await form.getByRole('textbox', { name: 'Identifier' }).fill('harbour');
      await name.fill('Harbour');
      await form.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('heading', { name: 'Harbour' }).waitFor();
      await name.fill('Harbour and quay');
      await api('admin', 'PUT', '/v1/teams/harbour', { name: 'Port' });
      await form.getByRole('button', { name: 'Save' }).click();
      await form.getByText('Somebody has changed it meanwhile').waitFor();
      // The row says what was read again after the refusal.
      await page.getByRole('row', { name: /Port/ }).waitFor();
      expect(await name.inputValue()).toBe('Harbour and quay');
      await shot('team-overtaken');

      await page.reload();
      await form.getByText('Not saved yet').waitFor();
      expect(await name.inputValue()).toBe('Harbour and quay');
      await form.getByRole('button', { name: 'Save' }).click();
      await form.getByRole('button', { name: 'Discard it and take the newer one' }).click();
      expect(await name.inputValue()).toBe('Port');
      await name.fill('Port and quay');
      await form.getByRole('button', { name: 'Save' }).click();
      await form.getByText('Not saved yet').waitFor({ state: 'detached' });
      // A second change stands on the version that the first one made.
      await name.fill('Port, quay and pier');
      await form.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('row', { name: /Port, quay and pier/ }).waitFor();
      expect(await api('admin', 'GET', '/v1/teams/harbour')).toMatchObject({ name: 'Port, quay and pier' });
    }),
  );

  it(
    'does not take back what a colleague changed in a department',
    inBrowser({ as: 'admin', at: '/administration/departments' }, async ({ page, api }) => {
      const entry = {
        name: 'Claims',
        email: 'claims@rapport.example',
        managerEmail: 'boss@rapport.example',
        targets: { firstResponseHours: 4, resolutionHours: 24 },
      };
      await api('admin', 'PUT', '/v1/departments/claims', entry);
      await page.reload();
      await page.getByRole('row', { name: /Claims/ }).click();
      const form = page.getByRole('article');
      const name = form.getByRole('textbox', { name: 'Name' });
      await name.fill('Claims and refunds');
      await api('admin', 'PUT', '/v1/departments/claims', {
        ...entry,
        targets: { firstResponseHours: 2, resolutionHours: 24 },
      });
      await form.getByRole('button', { name: 'Save' }).click();
      await form.getByText('Somebody has changed it meanwhile').waitFor();
      expect(await name.inputValue()).toBe('Claims and refunds');
      await form.getByRole('button', { name: 'Discard it and take the newer one' }).click();
      expect(await name.inputValue()).toBe('Claims');
      expect(await form.getByRole('textbox', { name: 'First answer' }).inputValue()).toBe('2');
      await name.fill('Claims and refunds');
      await form.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('row', { name: /Claims and refunds/ }).waitFor();
      expect(JSON.stringify(await api('admin', 'GET', '/v1/departments?limit=200'))).toContain('"Claims and refunds"');
    }),
  );

  it(
    'keeps the roles that they ticked when they deactivate the person before they save',
    inBrowser({ as: 'admin', at: '/people' }, async ({ page, api }) => {
      const email = 'between@rapport.example';
      await api('admin', 'POST', '/v1/people', { email, name: 'Bea Between', roles: ['service'] });
      await page.reload();
      await page.getByRole('row', { name: /Bea Between/ }).click();
      const form = page.getByRole('article');
      const analyst = form.getByRole('checkbox', { name: 'Analyst' });
      await analyst.check();
      await form.getByRole('button', { name: 'Deactivate' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click();
      await form.getByRole('button', { name: 'Activate again' }).waitFor();
      expect(await analyst.isChecked()).toBe(true);
      await form.getByRole('button', { name: 'Save' }).click();
      await form.getByText('Not saved yet').waitFor({ state: 'detached' });
      const { items } = people.parse(await api('admin', 'GET', '/v1/people?limit=200'));
      expect(items.find((one) => one.email === email)).toMatchObject({
        active: false,
        roles: ['service', 'analyst'],
      });
    }),
  );

  it.each(['desktop', 'phone'] as const)(
    'gives a field choices with words in each language, and retires one, on a %s',
    async (on) => {
      await inBrowser(
        { as: 'admin', at: '/administration/custom-fields?open=%2B', on },
        async ({ page, shot, api }) => {
          const form = page.getByRole('article');
          await form.getByRole('textbox', { name: 'Identifier' }).fill(`berth-${on}`);
          await form.getByRole('combobox', { name: 'Kind' }).click();
          await page.getByRole('option', { name: 'Choice', exact: true }).click();
          await form.getByRole('textbox', { name: 'English' }).fill(`Berth on a ${on}`);
          const choices = form.getByRole('group');
          for (const [code, word, chinese] of [
            ['north', 'North quay', '北碼頭'],
            ['south', 'South quay', '南碼頭'],
          ] as const) {
            await form.getByRole('button', { name: 'Add a code' }).click();
            await form.getByRole('textbox', { name: 'Code' }).last().fill(code);
            const row = choices.filter({ has: page.getByRole('button', { name: `Remove ${code}` }) }).last();
            await row.getByRole('textbox', { name: 'English' }).fill(word);
            await row.getByRole('textbox', { name: 'Traditional Chinese' }).fill(chinese);
          }
          await form.getByRole('group', { name: 'south' }).getByRole('checkbox', { name: 'Active' }).uncheck();
          await shot('custom-field-choices');
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(on === 'phone' ? 390 : 1440);
          await form.getByRole('button', { name: 'Save' }).click();
          await page.getByRole('heading', { name: `Berth on a ${on}` }).waitFor();
          const { items } = fields.parse(await api('admin', 'GET', '/v1/custom-fields?limit=200'));
          expect(items.find(({ id }) => id === `berth-${on}`)?.choices).toEqual([
            { code: 'north', label: { en: 'North quay', 'zh-Hant': '北碼頭' }, active: true },
            { code: 'south', label: { en: 'South quay', 'zh-Hant': '南碼頭' }, active: false },
          ]);
        },
      )();
    },
  );

  it(
    'verifies the audit, and reads what somebody did',
    inBrowser({ as: 'admin', at: '/audit?list=verification' }, async ({ page, shot }) => {
      await page.getByRole('button', { name: 'Verify now' }).click();
      await page.getByText('The audit is intact').waitFor();
      await shot('audit-verification');
      await page.getByRole('tab', { name: 'A person' }).click();
      await page.getByRole('combobox', { name: 'A person' }).click();
      await page.getByRole('option', { name: 'Ada Admin' }).click();
      await page.getByRole('row').nth(1).click();
      await page.getByRole('article').getByRole('heading').first().waitFor();
      await shot('audit');
    }),
  );

  it(
    'looks into a dead letter, replays it, and discards another with a reason',
    inBrowser({ as: 'admin', at: '/administration' }, async ({ page, shot }) => {
      const letter = (id: string, status: string) => ({
        id,
        queue: 'send-receipt',
        status,
        type: 'service.ticket-received',
        eventId: `E${id}`,
        times: 2,
        firstAt: '2026-11-20T08:00:00.000Z',
        lastAt: '2026-11-21T08:00:00.000Z',
        version: 1,
      });
      const ids = ['01K0000000000000000000000A', '01K0000000000000000000000B'];
      const said: string[] = [];
      const decided = new Map<string, string>();
      const statusOf = (id: string) => decided.get(id) ?? 'waiting';
      await page.route(/\/v1\/dead-letters/, async (route) => {
        const request = route.request();
        const [, id = '', action = ''] = /dead-letters\/?([^/?]*)\/?(\w*)/.exec(request.url()) ?? [];
        if (action) {
          decided.set(id, action === 'replay' ? 'replayed' : 'discarded');
          said.push(`${action} ${request.postData() ?? ''}`.trim());
        }
        const waiting = ids.filter((one) => statusOf(one) === 'waiting').map((one) => letter(one, 'waiting'));
        const one = { ...letter(id, statusOf(id)), ...(!action && { body: '{"detail":{"number":"T-1"}}' }) };
        return route.fulfill({ json: id === '' ? { items: waiting } : one });
      });
      await page.getByRole('link', { name: /^Dead letters/ }).click();
      const rows = page.getByRole('row', { name: /service.ticket-received/ });
      await rows.first().click();
      await page.getByText('"number": "T-1"').waitFor();
      await shot('dead-letter');
      await page.getByRole('article').getByRole('button', { name: 'Replay' }).click();
      await page.getByText('Sent to its queue again').waitFor();
      await rows.first().click();
      await page.getByRole('button', { name: 'Discard' }).click();
      const question = page.getByRole('dialog', { name: 'Discard' });
      expect(await question.getByRole('button', { name: 'Discard' }).isDisabled()).toBe(true);
      await question.getByRole('textbox', { name: 'Reason' }).fill('The ticket is gone.');
      await question.getByRole('button', { name: 'Discard' }).click();
      await page.getByText('No dead letters').waitFor();
      expect(said).toEqual(['replay', 'discard {"reason":"The ticket is gone."}']);
    }),
  );

  it.each(['light', 'dark'] as const)('has a page for everything that they keep, %s', async (scheme) => {
    await inBrowser({ as: 'admin', at: '/administration', scheme, language: 'zh-Hant' }, async ({ page, shot }) => {
      await page.getByRole('heading', { name: '管理', level: 1 }).waitFor();
      await shot('administration');
      for (const place of ['teams', 'territories', 'stages', 'custom-fields', 'dead-letters', 'settings']) {
        await page.evaluate((path) => history.pushState(null, '', path), `/administration/${place}`);
        await page.evaluate(() => dispatchEvent(new PopStateEvent('popstate')));
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForTimeout(300);
        await shot(`administration-${place}`);
      }
    })();
  });

  it(
    'finds the parts of the administration on a phone',
    inBrowser({ as: 'admin', at: '/administration', on: 'phone' }, async ({ page, shot }) => {
      await page.getByRole('heading', { name: 'Administration', level: 1 }).waitFor();
      await shot('administration');
      await page.getByRole('link', { name: /^Territories/ }).click();
      await page.getByRole('row', { name: /Large companies/ }).click();
      await page.getByRole('heading', { name: 'Large companies' }).waitFor();
      await shot('territory');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    }),
  );
});

it(
  'shows an agent the people, but nothing to change',
  inBrowser({ as: 'agent', at: '/people' }, async ({ page, shot }) => {
    await page.getByRole('row', { name: /Max Manager/ }).click();
    await page.getByRole('heading', { name: 'Max Manager' }).waitFor();
    expect(await page.getByRole('button', { name: /Save|Let a person in|Deactivate/ }).count()).toBe(0);
    await shot('person');
  }),
);
