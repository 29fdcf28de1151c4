import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { continueStages, type Portion } from '../../../functions/customers/commands/continue-stages.ts';
import { mergeAccount } from '../../../functions/customers/commands/merge-accounts.ts';
import { putStageRules } from '../../../functions/customers/commands/put-stage-rules.ts';
import { stageAccount } from '../../../functions/customers/commands/stage-account.ts';
import { startStageRun } from '../../../functions/customers/commands/start-stage-run.ts';
import { undoMerge } from '../../../functions/customers/commands/undo-merge.ts';
import { stageRules, type StageRule } from '../../../functions/customers/contract/stage-rules.ts';
import { usualStageRules } from '../../../functions/customers/domain/usual-stage-rules.ts';
import { getStageRules, listAccountStages } from '../../../functions/customers/queries/read-stages.ts';
import type { Caller } from '../../../shared/lambda/http.ts';
import { cause, codeOf, requestBy, valueOf } from '../../support/company.ts';
import { hear, viewsOf } from '../../support/customer-views.ts';
import { sellers, startCustomers, type Customers } from '../../support/customers.ts';
import { ticket } from '../../support/told-tickets.ts';

const DAY = 86_400_000;

let customers: Customers;
let views: ReturnType<typeof viewsOf>;
beforeEach(async () => {
  customers = await startCustomers();
  views = viewsOf(customers);
});
afterEach(async () => {
  await customers.stop();
});

/** What the views write is an event in turn. */
const caughtUp = async () => {
  for (let round = 0; round < 2; round += 1) await views.catchUp();
};

const bare = { params: undefined, query: undefined, body: undefined };

const rule = (id: string, when: StageRule['when'], set: StageRule['set']): StageRule => ({ id, when, set });

const putRules = (
  rules: readonly StageRule[],
  { by = sellers.admin, ifMatch }: { by?: Caller; ifMatch?: number } = {},
) => putStageRules(customers.deps)({ ...requestBy(by), ...bare, ifMatch, body: stageRules.parse({ rules }) });

const step = (portion?: Portion) => continueStages(customers.deps, portion)(cause);

/** Lets the look at all accounts come to its end; how many steps it took. */
const settle = async (portion?: Portion) => {
  for (let steps = 0; ; steps += 1) if (codeOf(await step(portion)) === 'nothing-left') return steps;
};

/** Puts rules and lets them look at everybody. */
const ruled = async (...rules: readonly StageRule[]) => {
  valueOf(await putRules(rules));
  await settle();
};

let count = 0;
const entered = async (entry: object = {}) => {
  count += 1;
  const { id } = await customers.posted(
    { kind: 'organization', name: `Unlike ${'abcdefghijklmnopqrstuvwxyz'[count % 26]?.repeat(3 + count)}`, ...entry },
    { allowDuplicate: true },
  );
  await caughtUp();
  return id;
};

const stageOf = async (id: string) => {
  const { stage, stageBy, grade, gradeBy } = valueOf(await customers.get(id, sellers.admin));
  return { stage, stageBy, grade, gradeBy };
};

const historyOf = async (id: string, by: Caller = sellers.sally, page: { limit?: number; cursor?: string } = {}) =>
  valueOf(
    await listAccountStages(customers.deps)({
      ...requestBy(by),
      ...bare,
      params: { id },
      query: {
        limit: 50,
        cursor: undefined,
        ...page,
      },
    }),
  );

const passDays = (days: number) => customers.clock.advance(days * DAY);

const night = async () => {
  const started = await startStageRun(customers.deps)();
  await settle();
  await caughtUp();
  return started;
};

const shownRules = async (by: Caller = sellers.ann) => getStageRules(customers.deps)({ ...requestBy(by), ...bare });

describe('the rules', () => {
  it('are the usual ones until an administrator puts others', async () => {
    expect(valueOf(await shownRules())).toEqual({ rules: { rules: usualStageRules }, version: 0 });
    const rules = [rule('one', {}, { stage: 'new' })];
    expect(valueOf(await putRules(rules))).toEqual({ rules: { rules }, version: 1 });
    expect(valueOf(await shownRules())).toEqual({ rules: { rules }, version: 1 });
    valueOf(await putRules([], { ifMatch: 1 }));
    expect(valueOf(await shownRules())).toEqual({ rules: { rules: [] }, version: 2 });
  });

  it('are changed on the version that was seen, and by nobody else', async () => {
    valueOf(await putRules([], { ifMatch: 0 }));
    expect(codeOf(await putRules([], { ifMatch: 0 }))).toBe('stale-version');
    expect(codeOf(await putRules([], { by: sellers.sally }))).toBe('forbidden');
    expect(codeOf(await shownRules({ kind: 'nobody' }))).toBe('forbidden');
  });

  it('of two that are put at once are both kept, one after the other', async () => {
    const answers = await Promise.all([1, 2, 3].map((n) => putRules([rule(`r${n}`, {}, { stage: 'new' })])));
    expect(answers.map((answer) => valueOf(answer).version).toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
  });
});

describe('an account', () => {
  it('gets its stage and grade when its figures are told', async () => {
    const id = await entered();
    expect(await stageOf(id)).toEqual({});
    valueOf(await customers.patch(id, { figures: { orders12m: 0 } }));
    await caughtUp();
    expect(await stageOf(id)).toEqual({ stage: 'prospect', stageBy: 'rules', grade: 'D', gradeBy: 'rules' });
    valueOf(await customers.patch(id, { figures: { orders12m: 1, lastOrderAt: customers.clock.now() } }));
    await caughtUp();
    expect(await stageOf(id)).toMatchObject({ stage: 'new', grade: 'C' });
    // The figures that were not sent stay, those that are taken away go.
    valueOf(await customers.patch(id, { figures: { spend12m: { amount: '99.5', currency: 'EUR' }, orders12m: null } }));
    expect(valueOf(await customers.get(id)).figures).toEqual({
      spend12m: { amount: '99.5', currency: 'EUR' },
      lastOrderAt: customers.clock.now(),
    });
  });

  it('keeps what a person set until it is taken away, and then has what the rules say', async () => {
    const id = await entered({ figures: { orders12m: 0 }, stage: 'mature' });
    expect(await stageOf(id)).toEqual({ stage: 'mature', stageBy: 'person', grade: 'D', gradeBy: 'rules' });
    valueOf(await customers.patch(id, { figures: { orders12m: 9 } }));
    await caughtUp();
    await night();
    expect(await stageOf(id)).toMatchObject({ stage: 'mature', stageBy: 'person', grade: 'B' });
    valueOf(await customers.patch(id, { stage: null }));
    await caughtUp();
    expect(await stageOf(id)).toMatchObject({ stage: 'growing', stageBy: 'rules' });
  });

  it('is found in the lists by the stage and the grade that the rules gave it', async () => {
    const id = await entered({ figures: { orders12m: 1 } });
    customers.clock.advance(1);
    const other = await entered({ figures: { orders12m: 0 } });
    const listed = async (filter: Parameters<typeof views.list>[0]) =>
      valueOf(await views.list(filter)).items.map((one) => one.id);
    expect(await listed({ stage: 'new' })).toEqual([id]);
    expect(await listed({ grade: 'D' })).toEqual([other]);
    valueOf(await customers.patch(other, { figures: { orders12m: 1 } }));
    await caughtUp();
    expect(await listed({ stage: 'new' })).toEqual([other, id]);
    expect(await listed({ stage: 'prospect' })).toEqual([]);
  });

  it('is moved once by an event, however often it is heard, and by rules that contradict each other only once', async () => {
    await ruled(rule('there', { stages: ['none', 'lost'] }, { stage: 'new' }), rule('back', {}, { stage: 'lost' }));
    const id = await entered();
    await caughtUp();
    await caughtUp();
    expect(await stageOf(id)).toMatchObject({ stage: 'new' });
    const versions = valueOf(await customers.get(id)).version;
    expect(versions).toBe(2);
  });

  it('is moved by the rules that hold when it is written', async () => {
    valueOf(await putRules([rule('old', {}, { stage: 'new' })]));
    const { id } = await customers.posted({ kind: 'organization', name: 'Zwischen Regeln' });
    let isChanged = false;
    const write: typeof customers.deps.write = async (...writes) => {
      if (!isChanged) valueOf(await putRules([rule('new', {}, { stage: 'mature' })]));
      isChanged = true;
      return customers.deps.write(...writes);
    };
    expect(await stageAccount({ ...customers.deps, write })(id, cause)).toBe(true);
    await caughtUp();
    expect((await historyOf(id)).items.map(({ ruleId }) => ruleId)).toEqual(['new']);
  });
});

describe('touches', () => {
  const silent = rule('silent', { silenceDays: { from: 10 } }, { stage: 'declining' });
  const heard = rule('heard', { silenceDays: { to: 9 } }, { stage: 'growing' });

  it('of a ticket end the silence, also of one that is linked later', async () => {
    await ruled(silent, heard);
    const id = await entered();
    passDays(20);
    await night();
    expect(await stageOf(id)).toMatchObject({ stage: 'declining' });
    customers.clock.advance(-12 * DAY);
    const one = ticket('touch');
    await hear(customers.deps, one.submitted());
    await hear(customers.deps, one.routed());
    expect(await stageOf(id)).toMatchObject({ stage: 'declining' });
    await hear(customers.deps, one.linked(id));
    // Eight days after it was entered, which is when the ticket came.
    expect(await stageOf(id)).toMatchObject({ stage: 'growing' });
  });

  it('of a ticket are kept by the day: a second one of the same day writes nothing', async () => {
    const id = await entered();
    const [one, other] = [ticket('first'), ticket('second')];
    for (const each of [one, other])
      for (const event of [each.submitted(), each.linked(id)]) await hear(customers.deps, event);
    const before = (await customers.deps.facts.load(id)).facts;
    await hear(customers.deps, one.resolved());
    expect((await customers.deps.facts.load(id)).facts).toEqual(before);
    expect(before).toMatchObject({ touchedOn: one.submitted().time.slice(0, 10) });
  });

  it('are told of by a new contact', async () => {
    await ruled(silent, heard);
    const id = await entered();
    passDays(20);
    await night();
    await customers.postedContact({ accountId: id, name: 'Ada Nowak' });
    await caughtUp();
    expect(await stageOf(id)).toMatchObject({ stage: 'growing' });
  });

  it('of a merged account are those of the one that it is in; once that is undone, silence begins anew', async () => {
    await ruled(silent, heard);
    const target = await entered();
    const source = await entered();
    passDays(20);
    await customers.postedContact({ accountId: source, name: 'Bea Nowak' });
    await caughtUp();
    await night();
    expect([await stageOf(target), await stageOf(source)]).toMatchObject([
      { stage: 'declining' },
      { stage: 'growing' },
    ]);
    const { id } = valueOf(
      await mergeAccount(customers.deps)({
        ...requestBy(sellers.sally),
        ifMatch: 'any',
        params: { id: target },
        query: undefined,
        body: {
          sourceId: source,
          fields: {},
        },
      }),
    );
    await caughtUp();
    expect((await customers.deps.facts.load(source)).facts).toBeUndefined();
    expect(await stageOf(target)).toMatchObject({ stage: 'growing' });
    passDays(5);
    valueOf(await undoMerge(customers.deps)({ ...requestBy(sellers.sally), ...bare, params: { id } }));
    await caughtUp();
    expect((await customers.deps.facts.load(source)).facts).toMatchObject({
      touchedOn: customers.clock.now().slice(0, 10),
    });
  });
});

describe('the look at all accounts', () => {
  const young = rule('young', { ageDays: { to: 9 } }, { stage: 'new' });
  const old = rule('old', { ageDays: { from: 10 } }, { stage: 'mature' });

  it('is begun by the night, and moves what time alone has changed', async () => {
    await ruled(young, old);
    const first = await entered();
    passDays(5);
    const second = await entered();
    passDays(5);
    expect(await night()).toEqual({ started: 1 });
    expect([await stageOf(first), await stageOf(second)]).toMatchObject([{ stage: 'mature' }, { stage: 'new' }]);
    expect(await customers.deps.stageRuns.get()).toMatchObject({ status: 'done', looked: 2, moved: 1 });
  });

  it('is not begun again while it is under way', async () => {
    expect(await startStageRun(customers.deps)()).toEqual({ started: 1 });
    expect(await startStageRun(customers.deps)()).toEqual({ started: 0 });
    await settle();
    const both = await Promise.all([startStageRun(customers.deps)(), startStageRun(customers.deps)()]);
    expect(both.map(({ started }) => started).toSorted((a, b) => a - b)).toEqual([0, 1]);
  });

  it('is begun by other rules, from the beginning, also when one is under way', async () => {
    for (let n = 0; n < 6; n += 1) await entered();
    valueOf(await putRules([rule('all', {}, { stage: 'new' })]));
    const portion = { page: 1, mostLooked: 1, mostMoved: 1 };
    for (let n = 0; n < 3; n += 1) await step(portion);
    valueOf(await putRules([rule('all', {}, { stage: 'lost' })]));
    expect(await customers.deps.stageRuns.get()).toMatchObject({ status: 'running', shard: 0, looked: 0 });
    expect(await settle(portion)).toBeGreaterThan(6);
    await caughtUp();
    expect(valueOf(await views.list({ stage: 'lost' })).items).toHaveLength(6);
    expect(await customers.deps.stageRuns.get()).toMatchObject({ status: 'done', looked: 6, moved: 6 });
  });

  it('bears to be repeated: of two hands that take a step one commits it, and nobody is moved twice', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => entered()));
    valueOf(await putRules([rule('all', {}, { grade: 'C' })]));
    for (;;) {
      const codes = (await Promise.all([step(), step(), step()])).map(codeOf);
      if (codes.includes('nothing-left')) break;
      expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
      expect(codes.filter((code) => code === 'went-on')).toHaveLength(2);
    }
    for (const id of ids) expect(valueOf(await customers.get(id)).version).toBe(2);
  });

  it('costs a call for each part of the accounts, and reads of them what is known alone, while nobody moves', async () => {
    for (let n = 0; n < 8; n += 1) await entered();
    valueOf(await putRules([]));
    const calls = await customers.callsOf(() => settle());
    // Four parts, each: how far it is, the rules, one page, and that it is done; then that there is no more.
    expect(calls).toHaveLength(4 * 4 + 1);
    expect(calls.filter(({ operation }) => operation === 'Query')).toHaveLength(4);
  });

  it('of a portion ends after the page that reaches its bounds', async () => {
    // Enough in the first part of the accounts.
    while ((await customers.deps.facts.page(0, undefined, 2)).length < 2) await entered();
    valueOf(await putRules([]));
    await step({ page: 1, mostLooked: 2, mostMoved: 1 });
    expect(await customers.deps.stageRuns.get()).toMatchObject({ looked: 2 });
    valueOf(await putRules([rule('all', {}, { stage: 'new' })]));
    await step({ page: 1, mostLooked: 9, mostMoved: 1 });
    expect(await customers.deps.stageRuns.get()).toMatchObject({ looked: 1, moved: 1 });
  });
});

describe('the history', () => {
  it('has every move, by whom and by which rule, the newest first, in pages', async () => {
    const id = await entered({ stage: 'prospect' });
    customers.clock.advance(DAY);
    valueOf(await customers.patch(id, { stage: null, figures: { orders12m: 1 } }));
    await caughtUp();
    const all = await historyOf(id);
    expect(all.items).toMatchObject([
      { by: 'rules', actor: 'system:stage-rules', stage: 'new', grade: 'C', ruleId: 'now-and-then' },
      { by: 'rules', stage: 'new', ruleId: 'first-order' },
      { by: 'person', actor: 'person:sally', fromStage: 'prospect' },
      { by: 'person', stage: 'prospect' },
    ]);
    expect(all).not.toHaveProperty('cursor');
    const pages: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await historyOf(id, sellers.sally, { limit: 1, ...(cursor !== undefined && { cursor }) });
      pages.push(...page.items.map((one) => one.id));
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(pages).toEqual(all.items.map((one) => one.id));
  });

  it('tells nobody of fields that are hidden from them, and nothing to whom the account is not there', async () => {
    const id = await entered({ stage: 'prospect', grade: 'A' });
    await customers.ruled({
      visibility: { analyst: { account: 'none' } },
      fields: [{ recordType: 'account', field: 'stage', access: 'hidden', roles: ['sales'] }],
    });
    const { items } = await historyOf(id);
    expect(items).toMatchObject([{ grade: 'A' }]);
    expect(items[0]).not.toHaveProperty('stage');
    const denied = await listAccountStages(customers.deps)({
      ...requestBy(sellers.ann),
      ...bare,
      params: { id },
      query: {
        limit: 50,
        cursor: undefined,
      },
    });
    expect(codeOf(denied)).toBe('no-such-account');
  });

  it('takes no cursor of another list', async () => {
    const id = await entered();
    const answer = await listAccountStages(customers.deps)({
      ...requestBy(sellers.sally),
      ...bare,
      params: { id },
      query: {
        limit: 50,
        cursor: 'elsewhere',
      },
    });
    expect(codeOf(answer)).toBe('bad-cursor');
  });
});
