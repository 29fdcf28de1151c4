import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeSavedView, createSavedView, deleteSavedView } from '../../../functions/customers/commands/save-view.ts';
import { savedViewEntry, savedViewPatch } from '../../../functions/customers/contract/saved-view.ts';
import { getSavedView, listSavedViews } from '../../../functions/customers/queries/read-views.ts';
import type { Caller } from '../../../shared/lambda/http.ts';
import { codeOf, requestBy, valueOf } from '../../support/company.ts';
import { sellers, startCustomers, type Customers } from '../../support/customers.ts';

let customers: Customers;
beforeAll(async () => {
  customers = await startCustomers();
});
afterAll(async () => {
  await customers.stop();
});

const { sally, sam, ann, admin, newcomer } = sellers;

const bare = { params: undefined, query: undefined, body: undefined };

const save = (entry: object, by: Caller = sally, key?: string) =>
  createSavedView(customers.deps)({
    ...requestBy(by),
    ...bare,
    idempotencyKey: key,
    body: savedViewEntry.parse({ name: 'Steel in the north', recordType: 'account', ...entry }),
  });
const saved = async (entry: object = {}, by: Caller = sally) => {
  customers.clock.advance(1_000);
  return valueOf(await save(entry, by));
};
const get = (id: string, by: Caller = sally) =>
  getSavedView(customers.deps)({ ...requestBy(by), ...bare, params: { id } });
const patch = (id: string, body: object, by: Caller = sally, ...ifMatch: (number | undefined)[]) =>
  changeSavedView(customers.deps)({
    ...requestBy(by),
    ...bare,
    params: { id },
    ifMatch: ifMatch.length === 0 ? 'any' : ifMatch[0],
    body: savedViewPatch.parse(body),
  });
const remove = (id: string, by: Caller = sally, ifMatch?: number) =>
  deleteSavedView(customers.deps)({ ...requestBy(by), ...bare, params: { id }, ifMatch });
const list = (by: Caller = sally, page: { limit?: number; cursor?: string } = {}) =>
  listSavedViews(customers.deps)({ ...requestBy(by), ...bare, query: { limit: 50, cursor: undefined, ...page } });
const listed = async (by: Caller) => valueOf(await list(by)).items.map(({ id }) => id);

describe('a saved view', () => {
  it('is kept as it was saved, for whoever saved it', async () => {
    const view = await saved({
      filter: { industry: 'steel', teamId: 'north' },
      columns: ['name', 'grade', 'customFields.rating'],
    });
    expect(view).toEqual({
      id: view.id,
      name: 'Steel in the north',
      recordType: 'account',
      filter: { industry: 'steel', teamId: 'north' },
      columns: ['name', 'grade', 'customFields.rating'],
      sharedWith: 'nobody',
      ownerId: 'sally',
      createdAt: customers.clock.now(),
      updatedAt: customers.clock.now(),
      version: 1,
    });
    expect(valueOf(await get(view.id))).toEqual(view);
    expect(await listed(sally)).toContain(view.id);
    expect((await customers.stored({ pk: `customers#view#${view.id}`, sk: 'record' }))?.['updatedBy']).toBe(
      'person:sally',
    );
  });

  it.each([
    [{ filter: { role: 'payer' } }],
    [{ recordType: 'contact', filter: { stage: 'lost' } }],
    [{ columns: ['secret'] }],
    [{ recordType: 'contact', columns: ['stage'] }],
    [{ filter: { colour: 'red' } }],
    [{ sharedWith: 'somebody' }],
    [{ name: '' }],
  ])('is refused when it is like %j', (entry) => {
    expect(savedViewEntry.safeParse({ name: 'A view', recordType: 'account', ...entry }).success).toBe(false);
  });

  it('shared with a team is there for its members, with everybody for all who look for customers', async () => {
    const own = await saved();
    const ofTeam = await saved({ sharedWith: { teamId: 'north' } });
    const ofAll = await saved({ sharedWith: 'everybody' });
    for (const [by, sees] of [
      [sally, [own, ofTeam, ofAll]],
      [sam, [ofAll]],
      [ann, [ofAll]],
    ] as const) {
      for (const view of [own, ofTeam, ofAll])
        expect(codeOf(await get(view.id, by))).toBe(sees.some(({ id }) => id === view.id) ? 'ok' : 'no-such-view');
      expect((await listed(by)).filter((id) => [own, ofTeam, ofAll].some((view) => view.id === id))).toEqual(
        sees.map(({ id }) => id),
      );
    }
    expect(codeOf(await get(ofAll.id, newcomer))).toBe('forbidden');
    expect(codeOf(await list(newcomer))).toBe('forbidden');
    expect(codeOf(await save({}, newcomer))).toBe('forbidden');
  });

  it('is shared with a team by its members, and with one that is there', async () => {
    expect(codeOf(await save({ sharedWith: { teamId: 'south' } }))).toBe('forbidden');
    expect(codeOf(await save({ sharedWith: { teamId: 'south' } }, admin))).toBe('ok');
    expect(codeOf(await save({ sharedWith: { teamId: 'nowhere' } }, admin))).toBe('unknown-team');
    const view = await saved();
    expect(codeOf(await patch(view.id, { sharedWith: { teamId: 'south' } }))).toBe('forbidden');
    expect(codeOf(await patch(view.id, { sharedWith: { teamId: 'north' } }))).toBe('ok');
  });

  it('is changed by a merge patch, and moves between the lists', async () => {
    const view = await saved({ filter: { industry: 'steel', grade: 'A' }, sharedWith: 'everybody' });
    customers.clock.advance(1_000);
    const changed = valueOf(
      await patch(view.id, { name: 'Not steel', filter: { industry: null, stage: 'lost' }, sharedWith: 'nobody' }),
    );
    expect(changed).toEqual({
      ...view,
      name: 'Not steel',
      filter: { grade: 'A', stage: 'lost' },
      sharedWith: 'nobody',
      updatedAt: customers.clock.now(),
      version: 2,
    });
    expect(await listed(sam)).not.toContain(view.id);
    expect(valueOf(await list(sally)).items.find(({ id }) => id === view.id)).toEqual(changed);
    expect(codeOf(await patch(view.id, { columns: ['nonsense'] }))).toBe('invalid-result');
  });

  it('is changed by whoever made it, or by an administrator when it is shared', async () => {
    const [own, shared] = [await saved(), await saved({ sharedWith: 'everybody' })];
    expect(codeOf(await patch(own.id, { name: 'Mine' }, sam))).toBe('no-such-view');
    expect(codeOf(await patch(own.id, { name: 'Mine' }, admin))).toBe('no-such-view');
    expect(codeOf(await patch(shared.id, { name: 'Mine' }, sam))).toBe('forbidden');
    expect(codeOf(await remove(shared.id, sam))).toBe('forbidden');
    expect(codeOf(await patch(shared.id, { name: 'Ours' }, admin))).toBe('ok');
    expect(codeOf(await remove(shared.id, admin))).toBe('ok');
  });

  it('is changed on the version that was seen', async () => {
    const { id } = await saved();
    expect(codeOf(await patch(id, { name: 'One' }, sally, undefined))).toBe('if-match-missing');
    expect(codeOf(await patch(id, { name: 'One' }, sally, 1))).toBe('ok');
    expect(codeOf(await patch(id, { name: 'Two' }, sally, 1))).toBe('stale-version');
    expect(codeOf(await remove(id, sally, 1))).toBe('stale-version');
    expect(codeOf(await remove(id, sally, 2))).toBe('ok');
  });

  it('is gone once it is deleted, from every list; who did it stays for a day', async () => {
    const { id } = await saved({ sharedWith: 'everybody', name: 'Going away' });
    expect(codeOf(await remove(id))).toBe('ok');
    expect(codeOf(await get(id))).toBe('no-such-view');
    expect(codeOf(await remove(id))).toBe('no-such-view');
    for (const by of [sally, sam]) expect(await listed(by)).not.toContain(id);
    const item = await customers.stored({ pk: `customers#view#${id}`, sk: 'record' });
    expect(item).toMatchObject({
      status: 'deleted',
      updatedBy: 'person:sally',
      expiresAt: expect.any(Number) as unknown,
    });
    expect(JSON.stringify(item)).not.toContain('Going away');
  });

  it('is made once, however often it is sent with its key', async () => {
    const first = valueOf(await save({ name: 'Once' }, sally, 'key-1'));
    expect(valueOf(await save({ name: 'Once' }, sally, 'key-1'))).toEqual(first);
    expect(codeOf(await save({ name: 'Twice' }, sally, 'key-1'))).toBe('key-reused');
    expect(valueOf(await save({ name: 'Once' }, sam, 'key-1')).id).not.toBe(first.id);
    expect(codeOf(await remove(first.id))).toBe('ok');
    expect(valueOf(await save({ name: 'Once' }, sally, 'key-1')).id).not.toBe(first.id);
  });
});

describe('the list of saved views', () => {
  it('has the oldest first, page by page', async () => {
    const whole = await listed(sally);
    expect(whole.length).toBeGreaterThan(5);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = valueOf(await list(sally, { limit: 2, ...(cursor !== undefined && { cursor }) }));
      seen.push(...page.items.map(({ id }) => id));
      cursor = 'cursor' in page ? page.cursor : undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(whole);
  });
});
