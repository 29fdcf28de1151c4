import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../../shared/lambda/http.ts';
import { codeOf, valueOf } from '../../support/company.ts';
import { hear, viewsOf } from '../../support/customer-views.ts';
import { sellers, startCustomers, type Customers } from '../../support/customers.ts';
import { mergeInto, ticket } from '../../support/told-tickets.ts';

let customers: Customers;
let views: ReturnType<typeof viewsOf>;
beforeAll(async () => {
  customers = await startCustomers();
  views = viewsOf(customers);
});
beforeEach(() => customers.ruled({}));
afterAll(async () => {
  await customers.stop();
});

let count = 0;
const organization = async (more: object = {}) => {
  count += 1;
  const account = await customers.posted(
    {
      kind: 'organization',
      name: `${'abcdefghij'[count % 10] ?? ''}${'klmnopqrst'[Math.floor(count / 10)] ?? ''}`.repeat(6),
      ...more,
    },
    { allowDuplicate: true },
  );
  await views.catchUp();
  return account;
};

const heard = async (...events: Parameters<typeof hear>[1][]) => {
  for (const event of events) await hear(customers.deps, event);
};

const around = async (id: string, by: Caller = sellers.admin) => valueOf(await views.around(id, by));
const timeline = async (id: string, by: Caller = sellers.admin) => valueOf(await views.timeline(id, by)).items;

describe('the timeline', () => {
  it('tells of the account, its contacts and its tickets, the newest first', async () => {
    const account = await organization();
    customers.clock.advance(60_000);
    const contact = await customers.postedContact({ accountId: account.id, name: 'Ada Timeline' });
    customers.clock.advance(60_000);
    valueOf(await customers.patch(account.id, { employees: 12, stage: 'growing' }));
    await views.catchUp();
    const entries = await timeline(account.id);
    expect(entries.map(({ what, about, by, details }) => ({ what, about, by, details }))).toEqual([
      { what: 'staged', about: { type: 'account', id: account.id }, by: 'person:sally', details: { stage: 'growing' } },
      {
        what: 'updated',
        about: { type: 'account', id: account.id },
        by: 'person:sally',
        details: { fields: ['employees', 'stage', 'stageBy'] },
      },
      {
        what: 'created',
        about: { type: 'contact', id: contact.id },
        by: 'person:sally',
        details: { accountId: account.id },
      },
      { what: 'created', about: { type: 'account', id: account.id }, by: 'person:sally', details: {} },
    ]);
    expect(entries.map(({ at }) => at)).toEqual(
      entries
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
  });

  it('takes in what happened to a ticket before its customer was known, each once', async () => {
    const { id } = await organization();
    const one = ticket('waiting');
    await heard(one.submitted(), one.routed(), one.submitted());
    expect((await timeline(id)).filter(({ about }) => about.type === 'ticket')).toEqual([]);
    await heard(one.linked(id), one.resolved(), one.routed(), one.linked(id));
    const told = (await timeline(id)).filter(({ about }) => about.type === 'ticket');
    expect(told.map(({ what }) => what).toSorted()).toEqual(['linked', 'resolved', 'routed', 'submitted']);
    expect(told.every(({ about }) => about.id === one.id)).toBe(true);
    expect(told.find(({ what }) => what === 'routed')?.details).toEqual({ departmentId: 'billing' });
    const item = await customers.stored({ pk: `customers#ticket#${one.id}`, sk: 'record' });
    expect(item?.['waiting']).toEqual([]);
  });

  it('says of a ticket that moved to another customer so to both, and takes its row along', async () => {
    const [from, to] = [await organization(), await organization()];
    const one = ticket('moved');
    await heard(one.routed(), one.linked(from.id), one.linked(to.id, 2, from.id));
    expect((await around(from.id)).tickets).toEqual([]);
    expect((await around(to.id)).tickets.map((each) => each.id)).toEqual([one.id]);
    for (const { id } of [from, to]) expect((await timeline(id)).map(({ what }) => what)).toContain('linked');
    // An older link that comes late changes nothing.
    await heard(one.linked(from.id));
    expect((await around(to.id)).tickets).toHaveLength(1);
  });

  it('goes on in the account that another was merged into, without a word of what moved with it', async () => {
    const [left, gone] = [await organization(), await organization()];
    const contact = await customers.postedContact({ accountId: gone.id, name: 'Moving Along' });
    const one = ticket('merged');
    await heard(one.routed(), one.linked(gone.id));
    await mergeInto(customers, gone.id, left.id);
    await views.catchUp();
    valueOf(await customers.patchContact(contact.id, { accountId: left.id }));
    await views.catchUp();
    await heard(one.linked(left.id, 2, gone.id), one.resolved());
    const told = (await timeline(gone.id)).map(({ what, about }) => `${about.type} ${what}`);
    expect(told).toContain('ticket resolved');
    expect(told).not.toContain('contact moved');
    expect(told).not.toContain('ticket linked');
  });

  it('is read page by page, without gap or repeat', async () => {
    const account = await organization();
    for (let n = 0; n < 7; n += 1) {
      customers.clock.advance(1_000);
      valueOf(await customers.patch(account.id, { employees: n + 1 }));
      await views.catchUp();
    }
    const whole = await timeline(account.id);
    for (const limit of [1, 3, 8]) {
      const seen = [];
      let cursor: string | undefined;
      do {
        const page = valueOf(
          await views.timeline(account.id, sellers.admin, { limit, ...(cursor !== undefined && { cursor }) }),
        );
        seen.push(...page.items);
        cursor = 'cursor' in page ? page.cursor : undefined;
      } while (cursor !== undefined);
      expect(seen).toEqual(whole);
    }
    expect(codeOf(await views.timeline(account.id, sellers.admin, { cursor: 'nonsense' }))).toBe('bad-cursor');
  });

  it('tells nobody of what they may not see', async () => {
    const { id } = await organization({ ownerId: 'sally' });
    const own = await customers.postedContact({ accountId: id, name: 'Olga Own', ownerId: 'sally' });
    await customers.postedContact({ accountId: id, name: 'Stefan Strange', ownerId: 'sam' });
    await customers.patch(id, { stage: 'growing', employees: 3 });
    await views.catchUp();
    const one = ticket('hidden');
    await heard(one.routed('technical'), one.linked(id));
    await customers.ruled({
      visibility: { sales: { account: 'own', contact: 'own' } },
      fields: [{ recordType: 'account', field: 'stage', access: 'hidden', roles: ['sales'] }],
    });
    const told = await timeline(id, sellers.sally);
    expect(told.filter(({ about }) => about.type === 'contact').map(({ about }) => about.id)).toEqual([own.id]);
    expect(told.filter(({ about }) => about.type === 'ticket').map(({ about }) => about.id)).toEqual([one.id, one.id]);
    expect(told.find(({ what }) => what === 'updated')?.details).toEqual({ fields: ['employees', 'stageBy'] });
    expect(told.find(({ what }) => what === 'staged')?.details).toEqual({});
    expect(codeOf(await views.timeline(id, sellers.sam))).toBe('no-such-account');
    expect(codeOf(await views.timeline(id, sellers.newcomer))).toBe('forbidden');
  });
});
