import * as z from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { continueErasure } from '../../../functions/customers/commands/continue-erasure.ts';
import { createAccount } from '../../../functions/customers/commands/create-account.ts';
import { createContact } from '../../../functions/customers/commands/create-contact.ts';
import { createExport } from '../../../functions/customers/commands/create-export.ts';
import { createImport } from '../../../functions/customers/commands/create-import.ts';
import { patchImport, readImport, startImport } from '../../../functions/customers/commands/change-import.ts';
import { mergeAccount } from '../../../functions/customers/commands/merge-accounts.ts';
import {
  agreeToErasure,
  eraseAccount,
  eraseContact,
  refuseErasure,
} from '../../../functions/customers/commands/request-erasure.ts';
import {
  exportAccountPrivately,
  exportContactPrivately,
} from '../../../functions/customers/commands/request-privacy-export.ts';
import { undoMerge } from '../../../functions/customers/commands/undo-merge.ts';
import { updateAccount } from '../../../functions/customers/commands/update-account.ts';
import { accountEntry } from '../../../functions/customers/contract/account.ts';
import { contactEntry } from '../../../functions/customers/contract/contact.ts';
import { erasureFile } from '../../../functions/customers/persistence/erasure-files.ts';
import { importFile } from '../../../functions/customers/persistence/import-keys.ts';
import { getErasure, getPrivacyExport, listErasures } from '../../../functions/customers/queries/read-privacy.ts';
import { getImport, getRefusedRows, listImportRows } from '../../../functions/customers/queries/read-imports.ts';
import { fileDeadLetter } from '../../../functions/platform/commands/file-dead-letter.ts';
import { reopenTicket, replyTicket, resolveTicket } from '../../../functions/service/commands/act-on-ticket.ts';
import { submitTicket } from '../../../functions/service/commands/submit-ticket.ts';
import type { Submission } from '../../../functions/service/contract/ticket.ts';
import { eraseAgain } from '../../../scripts/erase-again/again.ts';
import type { Item } from '../../../shared/dynamo/table.ts';
import type { Caller } from '../../../shared/lambda/http.ts';
import { codeOf, requestBy, valueOf } from '../../support/company.ts';
import { startErasing, type Erasing } from '../../support/erasing.ts';

const person = (id: string): Caller => ({ kind: 'person', id });
const [admin, manager, sally, agent] = [person('admin'), person('manager'), person('sally'), person('agent')];
const MARK = /zqmark/i;

let company: Erasing;
beforeAll(async () => {
  company = await startErasing();
});
afterAll(async () => {
  await company.stop();
});

const asked = (by: Caller, id = '', more: { ifMatch?: number | 'any'; key?: string } = {}) => ({
  ...requestBy(by),
  params: { id },
  query: undefined,
  body: undefined,
  ifMatch: more.ifMatch,
  idempotencyKey: more.key,
});

const gathered = z.looseObject({ timeline: z.array(z.unknown()) });

let count = 0;
const unique = (name: string) => `${name}${(count += 1)}`;

const entered = async (entry: object) =>
  valueOf(
    await createAccount(company.deps)({
      entry: accountEntry.parse({ kind: 'organization', ...entry }),
      cause: company.cause,
      allowDuplicate: true,
    }),
  ).account;

const contactOf = async (accountId: string, entry: object) =>
  valueOf(
    await createContact(company.deps)({
      entry: contactEntry.parse({ accountId, ...entry }),
      cause: company.cause,
      allowDuplicate: true,
    }),
  ).contact;

const submitted = async (changes: Partial<Submission>) =>
  valueOf(
    await submitTicket(company.service)({
      ...asked(agent),
      params: undefined,
      body: { type: 'complaint', channel: 'email', subject: 'Hello', text: 'A text', customer: {}, ...changes },
    }),
  );

const merged = async (targetId: string, sourceId: string) =>
  valueOf(
    await mergeAccount(company.deps)({ ...asked(sally, targetId, { ifMatch: 'any' }), body: { sourceId, fields: {} } }),
  ).id;

const requested = async (id: string, by = manager) =>
  valueOf(await eraseAccount(company.deps)({ ...asked(by, id), body: { reason: 'asked' } }));

const agreed = (id: string, by = admin) => agreeToErasure(company.deps)(asked(by, id, { ifMatch: 'any' }));

const erasureOf = async (id: string) => valueOf(await getErasure(company.deps)(asked(admin, id)));

/** Asks, agrees, and lets it run to its end. */
const erased = async (id: string) => {
  const one = await requested(id);
  valueOf(await agreed(one.id));
  await company.settle();
  return erasureOf(one.id);
};

const withMark = async () => (await company.places()).filter(([, text]) => MARK.test(text)).map(([place]) => place);

const imported = async (content: string, status: 'done' | 'ready') => {
  const made = valueOf(
    await createImport(company.deps)({
      ...asked(sally),
      params: undefined,
      body: { fileName: 'zqmark-people.csv', recordType: 'account' },
    }),
  );
  const { id } = made.import;
  await company.put(importFile(id, 'source'), content);
  valueOf(await readImport(company.deps)({ ...asked(sally, id), body: {} }));
  await company.settle();
  valueOf(
    await patchImport(company.deps)({
      ...asked(sally, id, { ifMatch: 'any' }),
      body: {
        mapping: [
          { column: 0, field: 'name' },
          { column: 1, field: 'emails' },
        ],
      },
    }),
  );
  if (status === 'done') valueOf(await startImport(company.deps)(asked(sally, id)));
  await company.settle();
  return id;
};

describe('an erasure', () => {
  it('leaves no byte of a customer anywhere, and all of the others', async () => {
    const kept = await entered({ name: 'Stays Behind Ltd', emails: [{ address: 'stays@behind.example' }] });
    const reach = (n: number) => ({
      emails: [{ address: `zqmark${n}@planted.example`, label: 'zqmark label' }],
      phones: [{ number: `+49 30 12345${60 + n}`, label: 'zqmark phone' }],
      addresses: [
        {
          street: 'Zqmark Street 1',
          city: 'Zqmarkville',
          region: 'zqmark-region',
          postalCode: 'ZQMARK',
          label: 'zqmark',
        },
      ],
      tags: ['zqmark-tag'],
      consents: [
        {
          channel: 'email',
          purpose: 'zqmark-news',
          state: 'given',
          at: '2026-01-01T00:00:00.000Z',
          how: 'zqmark form',
          proof: 'zqmark proof',
        },
      ],
      externalId: `zqmark-ext-${n}`,
    });
    const target = await entered({
      name: 'Zqmark Works GmbH',
      legalName: 'Zqmark Legal',
      tradeName: 'Zqmark Trade',
      industry: 'zqmark-industry',
      ...reach(1),
    });
    const source = await entered({ name: 'Zqmark Source', ...reach(2) });
    const older = await entered({ name: 'Zqmark Oldest', ...reach(3) });
    const apart = await entered({ name: 'Apart Inc', emails: [{ address: 'apart@other.example' }] });
    const contact = await contactOf(target.id, { name: 'Zqmark Person', jobTitle: 'Zqmark Chief', ...reach(4) });
    await contactOf(source.id, { name: 'Zqmark Second', ...reach(5) });
    await company.settle();

    const own = await submitted({
      subject: 'Zqmark subject',
      text: 'Zqmark text',
      product: 'Zqmark product',
      customer: { name: 'Zqmark Sender', email: 'zqmark1@planted.example', phone: '+49 30 1234561' },
    });
    const theirs = await submitted({
      subject: 'From zqmark contact',
      text: 'Zqmark words',
      customer: { email: 'zqmark4@planted.example' },
    });
    await company.settle();
    const act = (by: Caller, id: string) => ({ ...asked(by, id, { ifMatch: 'any', key: unique('key') }) });
    valueOf(await replyTicket(company.service)({ ...act(agent, own.id), body: { text: 'Zqmark reply' } }));
    valueOf(await resolveTicket(company.service)({ ...act(agent, own.id), body: { solution: 'Zqmark solution' } }));
    valueOf(await reopenTicket(company.service)({ ...act(agent, own.id), body: { reason: 'Zqmark reason' } }));
    await company.settle();

    await merged(source.id, older.id);
    await company.settle();
    await merged(target.id, source.id);
    await company.settle();
    const undone = await merged(apart.id, target.id);
    await company.settle();
    valueOf(await undoMerge(company.deps)(asked(sally, undone)));
    await company.settle();
    const held = await company.deps.accounts.get(target.id);
    if (held?.record.status !== 'active') throw new Error('the target is active');
    valueOf(
      await updateAccount(company.deps)({
        found: { ...held, record: held.record },
        patch: { occupation: 'zqmark-occupation' },
        ifMatch: 'any',
        cause: company.cause,
        viewer: undefined,
        allowDuplicate: true,
      }),
    );

    const done = await imported(
      'Zqmark Header,Mail\nZqmark Row,zqmark-row@planted.example\nZqmark Refused,no address\n',
      'done',
    );
    const ready = await imported('Name,Mail\nZqmark Waiting,zqmark-w@planted.example\n', 'ready');
    valueOf(
      await createExport(company.deps)({ ...asked(admin), params: undefined, body: { of: 'accounts', format: 'csv' } }),
    );
    const copy = valueOf(await exportAccountPrivately(company.deps)(asked(manager, target.id)));
    await company.settle();
    const letter = (id: string, queue: string) =>
      fileDeadLetter({ letters: company.letters, clock: company.clock })({
        messageId: unique('message'),
        queue,
        body: JSON.stringify({
          id: unique('event'),
          source: '/x',
          type: 'x.y.v1',
          subject: id,
          data: { said: 'zqmark letter' },
        }),
      });
    await letter(target.id, 'customers-find-sender');
    await letter(own.id, 'service-mail-customer');
    const [first] = await company.letters.waiting(undefined, 1);
    const decided = await company.letters.get(first?.letter.id ?? '');
    if (!decided) throw new Error('there is a letter');
    await company.letters.put(
      {
        ...decided,
        status: 'discarded',
        decidedBy: 'person:admin',
        reason: 'zqmark is not needed',
        version: decided.version + 1,
      },
      company.clock.now(),
    );
    await company.settle();

    // Each place has something of the customer before.
    const before = await withMark();
    const planted = [
      `customers#account#${target.id} record`,
      `customers#account#${target.id} record#contact#`,
      `customers#contact#${contact.id} record`,
      'customers#accounts#all#',
      'customers#search#account#all#',
      'customers#search#contact#all#',
      `customers#merge#`,
      `customers#import#${done} record`,
      `customers#import#${ready} record`,
      `customers/imports/${done}/source`,
      `customers/imports/${done}/refused.csv`,
      `customers/imports/${done}/results/0`,
      `customers/imports/${ready}/source`,
      'customers/exports/',
      `customers/privacy/${copy.id}/data.json`,
      `customers/privacy/${copy.id}/data.html`,
      `service#ticket#${own.id} ticket`,
      `service#ticket#${own.id} message#`,
      `service#ticket#${own.id} request#`,
      `service#ticket#${own.id} history#`,
      `service#ticket#${theirs.id} ticket`,
      'platform#dead-letter#',
      `access#audit#account#${target.id}`,
      `access#audit#account#${apart.id}`,
      `access#audit#contact#${contact.id}`,
      `access#audit#ticket#${own.id}`,
      'access#audit#dead-letter#',
    ];
    expect(planted.filter((place) => !before.some((one) => one.startsWith(place)))).toEqual([]);
    expect((await company.places()).filter(([place]) => place.startsWith('service#mail#')).length).toBeGreaterThan(0);

    const one = await erased(source.id);
    // What was entered by the import is another customer's record: they are erased for themselves.
    const row = await company.deps.claims.holderOf({ kind: 'email', value: 'zqmark-row@planted.example' });
    if (!row) throw new Error('the row was entered');
    await erased(row.id);

    expect(one).toMatchObject({
      status: 'complete',
      accountId: target.id,
      requestedBy: 'person:manager',
      agreedBy: 'person:admin',
      proof: {
        removed: { account: 3, contact: 2, ticket: 2, merge: 3, import: 2, export: 1, 'privacy-export': 1, letter: 2 },
      },
    });
    expect(await withMark()).toEqual([]);

    // Nothing stands there in other letters: no lock, no block, no row, no link.
    const after = await company.places();
    const placesOf = (begins: string) => after.filter(([place]) => place.startsWith(begins)).map(([place]) => place);
    const locks = placesOf('customers#lock#');
    expect(locks).toHaveLength(2);
    for (const id of [target.id, source.id, older.id]) {
      const item = await company.deps.accounts.get(id);
      expect(item?.record).toMatchObject({ id, status: 'erased', erasureId: one.id });
      expect(item?.claims).toEqual([]);
      expect(
        placesOf(`customers#account#${id} `).filter((place) => !/ (?:record|derived|erasure)$/.test(place)),
      ).toEqual([]);
      expect(placesOf(`customers#timeline#${id}`)).toEqual([]);
    }
    expect(placesOf('customers#merge#')).toEqual([]);
    expect(placesOf(`service#ticket#${own.id} message#`)).toEqual([]);
    expect(placesOf(`service#mail#${own.id}`)).toEqual([]);
    expect(await company.fileNames()).toEqual(
      [
        ...new Set([
          `customers/erasures/${one.id}.json`,
          ...(await company.fileNames()).filter((name) => name.startsWith('customers/erasures/')),
        ]),
      ].toSorted(),
    );

    // What counts tickets still has them; whoever stays is as they were.
    expect((await company.service.tickets.get(own.id))?.ticket).toMatchObject({
      number: own.number,
      type: 'complaint',
      channel: 'email',
      departmentId: 'billing',
      status: 'resolved',
      createdAt: own.createdAt,
    });
    expect((await company.deps.accounts.get(kept.id))?.record).toEqual(kept);
    expect((await company.deps.accounts.get(apart.id))?.record).toMatchObject({ status: 'active', name: 'Apart Inc' });

    // The records of the jobs stay, and say what became of their files.
    const view = valueOf(await getImport(company.deps)(asked(sally, done)));
    expect(view).toMatchObject({ status: 'done', counts: { created: 1, refused: 1 }, columns: [], problems: [] });
    expect(view.filesRemovedAt).toBeDefined();
    expect(codeOf(await getRefusedRows(company.deps)(asked(sally, done)))).toBe('no-refused-rows');
    expect(valueOf(await listImportRows(company.deps)({ ...asked(sally, done), query: {} })).items).toEqual([]);
    expect(codeOf(await startImport(company.deps)(asked(sally, ready)))).toBe('wrong-state');
    expect(valueOf(await getPrivacyExport(company.deps)(asked(manager, copy.id)))).toMatchObject({ status: 'erased' });
  }, 120_000);
});

describe('who may', () => {
  const request = (by: Caller, id: string) =>
    eraseAccount(company.deps)({ ...asked(by, id), body: { reason: 'asked' } });

  it('takes two who may: neither sellers nor machines, and not the same one twice', async () => {
    const { id } = await entered({ name: unique('Somebody') });
    for (const by of [sally, agent, { kind: 'machine', id: 'm' } as const, { kind: 'nobody' } as const])
      expect(codeOf(await request(by, id))).toBe('forbidden');
    const one = valueOf(await request(manager, id));
    expect(one).toMatchObject({ status: 'requested', accountId: id, requestedBy: 'person:manager' });
    for (const by of [sally, { kind: 'machine', id: 'm' } as const])
      expect(codeOf(await agreed(one.id, by))).toBe('forbidden');
    expect(codeOf(await agreed(one.id, manager))).toBe('own-request');
    expect(codeOf(await agreeToErasure(company.deps)(asked(admin, one.id)))).toBe('if-match-missing');
    expect(codeOf(await agreeToErasure(company.deps)(asked(admin, one.id, { ifMatch: 7 })))).toBe('stale-version');
    expect((await company.deps.accounts.get(id))?.record.status).toBe('active');
  });

  it('is asked for once at a time, again after it was refused, and never of who is erased', async () => {
    company.clock.advance(1_000);
    const { id } = await entered({ name: unique('Somebody') });
    const one = valueOf(await request(manager, id));
    expect(codeOf(await request(admin, id))).toBe('asked-before');
    valueOf(await refuseErasure(company.deps)(asked(manager, one.id, { ifMatch: 'any' })));
    expect(codeOf(await agreed(one.id))).toBe('decided');
    company.clock.advance(1_000);
    const again = valueOf(await request(admin, id));
    valueOf(await agreed(again.id, manager));
    await company.settle();
    expect((await erasureOf(again.id)).status).toBe('complete');
    expect(codeOf(await request(manager, id))).toBe('erased-before');
    expect(codeOf(await request(manager, 'NOBODY'))).toBe('no-such-account');
    expect(codeOf(await exportAccountPrivately(company.deps)(asked(manager, id)))).toBe('no-such-account');
    const list = valueOf(await listErasures(company.deps)({ ...asked(admin), params: undefined, query: { limit: 2 } }));
    expect(list.items.map((item) => item.id)).toEqual([again.id, one.id]);
  });

  it('is not agreed on when the customer went into another one since', async () => {
    const [one, other] = [await entered({ name: unique('One') }), await entered({ name: unique('Other') })];
    const erasure = await requested(one.id);
    await merged(other.id, one.id);
    await company.settle();
    expect(codeOf(await agreed(erasure.id))).toBe('changed-since');
  });
});

describe('a contact', () => {
  it('is erased with their tickets, and their organization stays', async () => {
    const account = await entered({
      name: unique('Company'),
      emails: [{ address: `${unique('office')}@firm.example` }],
    });
    const address = `${unique('zqmark')}@firm.example`;
    const contact = await contactOf(account.id, { name: 'Zqmark Clerk', emails: [{ address }] });
    await company.settle();
    const own = await submitted({ subject: 'zqmark', customer: { email: address } });
    const others = await submitted({ subject: 'Office', customer: { email: account.emails[0]?.address ?? '' } });
    await company.settle();
    const one = valueOf(
      await eraseContact(company.deps)({ ...asked(manager, contact.id), body: { reason: 'objected' } }),
    );
    valueOf(await agreed(one.id));
    await company.settle();
    expect(await erasureOf(one.id)).toMatchObject({
      status: 'complete',
      proof: { removed: { contact: 1, ticket: 1 } },
    });
    expect(await withMark()).toEqual([]);
    expect((await company.service.tickets.get(own.id))?.ticket.erasedAt).toBeDefined();
    expect((await company.service.tickets.get(others.id))?.ticket.subject).toBe('Office');
    expect((await company.deps.accounts.get(account.id))?.record.status).toBe('active');
  });
});

describe('what comes while it runs, or later', () => {
  it('a ticket of the same sender makes a new customer', async () => {
    const address = `${unique('again')}@planted.example`;
    const account = await entered({ kind: 'person', name: 'Comes Again', emails: [{ address }] });
    await erased(account.id);
    const ticket = await submitted({ customer: { email: address } });
    await company.settle();
    const found = await company.service.tickets.get(ticket.id);
    expect(found?.accountId).toBeDefined();
    expect(found?.accountId).not.toBe(account.id);
    expect(found?.ticket.text).toBe('A text');
  });

  it('a ticket that was given to the customer before, and is heard of after, is erased as well', async () => {
    const address = `${unique('late')}@planted.example`;
    const account = await entered({ kind: 'person', name: 'Is Late', emails: [{ address }] });
    await company.settle();
    company.held.add('ticket.linked.v1');
    company.held.add('ticket.submitted.v1');
    const ticket = await submitted({ text: 'zqmark late', customer: { email: address } });
    await company.settle();
    const one = await erased(account.id);
    expect(one.status).toBe('complete');
    expect(await withMark()).not.toEqual([]);
    company.held.clear();
    await company.settle();
    expect((await company.service.tickets.get(ticket.id))?.ticket.erasedAt).toBeDefined();
    expect(await withMark()).toEqual([]);
  });

  it('waits for a merge and an import that are under way', async () => {
    const [one, other] = [await entered({ name: unique('Zqmark') }), await entered({ name: unique('Zqmark') })];
    await contactOf(other.id, { name: 'Zqmark Moves' });
    await company.settle();
    company.held.add('job.continued.v1');
    await merged(one.id, other.id);
    const erasure = await requested(one.id);
    valueOf(await agreed(erasure.id));
    await company.settle();
    await company.step(`erasure/${erasure.id}`);
    await company.step(`erasure/${erasure.id}`);
    expect(await erasureOf(erasure.id)).toMatchObject({ status: 'running', waitsFor: 'merge' });
    company.held.clear();
    await company.settle();
    await company.step(`erasure/${erasure.id}`);
    await company.settle();
    expect(await erasureOf(erasure.id)).toMatchObject({
      status: 'complete',
      proof: { removed: { account: 2, contact: 1 } },
    });
    expect(await withMark()).toEqual([]);
  });
});

describe('an erasure that is confirmed while it looks whether it is', () => {
  it('goes on without waiting for its timer', async () => {
    const account = await entered({ name: unique('Zqmark') });
    await company.settle();
    const { id } = await requested(account.id);
    valueOf(await agreed(id));
    company.held.add('job.continued.v1');
    const runs = async () => (await erasureOf(id)).parts?.find(({ status }) => status === 'running')?.part;
    while ((await runs()) !== 'confirmation') valueOf(await company.step(`erasure/${id}`));
    let looks = 0;
    const { erasures } = company.deps;
    const names: typeof erasures.names = async (...which) => {
      const found = await erasures.names(...which);
      // The first look finds something open, and at once it is not any more.
      if (which[1] === 'open' && (looks += 1) === 1) await company.settle();
      return found;
    };
    valueOf(await continueErasure({ ...company.deps, erasures: { ...erasures, names } })(id, company.cause));
    expect(await erasureOf(id)).not.toHaveProperty('waitsFor');
    company.held.clear();
    await company.settle();
    expect(await erasureOf(id)).toMatchObject({ status: 'complete' });
  });
});

describe('an erasure whose steps die', () => {
  it.each([1, 2, 3])('ends all the same, with nothing left (%i)', async (seed) => {
    const email = `zqmark-dies${seed}@planted.example`;
    const account = await entered({ name: `Zqmark Dies ${seed}`, emails: [{ address: email }] });
    const other = await entered({ name: `Zqmark Dies Too ${seed}` });
    await contactOf(account.id, {
      name: 'Zqmark Somebody',
      emails: [{ address: `zqmark-some${seed}@planted.example` }],
    });
    await company.settle();
    const ticket = await submitted({ text: 'zqmark', customer: { email } });
    await company.settle();
    valueOf(
      await replyTicket(company.service)({ ...asked(agent, ticket.id, { ifMatch: 'any' }), body: { text: 'zqmark' } }),
    );
    await merged(account.id, other.id);
    await company.settle();
    const one = await requested(account.id);
    valueOf(await agreed(one.id));
    let writes = seed * 7;
    let deaths = 0;
    const every = (n: number) => () => {
      writes = (writes * 31 + 17) % 1_009;
      const dies = writes % n === 0;
      if (dies) deaths += 1;
      return dies;
    };
    Object.assign(company.dies, { before: every(7), after: every(6) });
    await company.settle().finally(() => Object.assign(company.dies, { before: () => false, after: () => false }));
    expect(deaths).toBeGreaterThan(5);
    // What a lost step would have gone on with, the timer does.
    for (let steps = 0; steps < 10 && (await erasureOf(one.id)).status === 'running'; steps += 1) {
      await company.step(`erasure/${one.id}`);
      await company.settle();
    }
    expect(await erasureOf(one.id)).toMatchObject({
      status: 'complete',
      proof: { removed: { account: 2, contact: 1, ticket: 1, merge: 1 } },
    });
    expect(await withMark()).toEqual([]);
  });
});

describe('fifteen days later', () => {
  it('what lay in a queue and became a dead letter goes as well, and does not come back', async () => {
    const account = await entered({ kind: 'person', name: 'Was In A Queue' });
    const one = await erased(account.id);
    const body = JSON.stringify({ id: 'late:1:0', source: '/x', type: 'x.y.v1', subject: account.id, data: 'zqmark' });
    const file = () =>
      fileDeadLetter({ letters: company.letters, clock: company.clock })({ messageId: 'm', queue: 'a-queue', body });
    await file();
    expect(codeOf(await company.step(`erasure/${one.id}`))).toBe('nothing-left');
    expect(await withMark()).not.toEqual([]);
    company.clock.advance(15 * 24 * 3_600_000);
    expect(codeOf(await company.step(`erasure/${one.id}`))).toBe('ok');
    await company.settle();
    expect(await withMark()).toEqual([]);
    await file();
    expect(await withMark()).toEqual([]);
    expect(codeOf(await company.step(`erasure/${one.id}`))).toBe('nothing-left');
  });
});

describe('a restore of the table', () => {
  const backTo = async (moment: readonly Item[]) => {
    for (const { pk, sk } of await company.everything())
      await company.table.write({ kind: 'delete', key: { pk: String(pk), sk: String(sk) } });
    for (const { pk, sk, ...rest } of moment) await company.store({ pk: String(pk), sk: String(sk), ...rest });
    company.forget();
  };

  it('is erased again, by the ids that are kept in files', async () => {
    const account = await entered({
      kind: 'person',
      name: 'Zqmark Restored',
      emails: [{ address: 'zqmark-r@planted.example' }],
    });
    const ticket = await submitted({ text: 'zqmark', customer: { email: 'zqmark-r@planted.example' } });
    await company.settle();
    const moment = await company.everything();
    const one = await erased(account.id);
    expect(await withMark()).toEqual([]);
    const stores = { ...company.deps, tickets: company.service.tickets };
    const file = erasureFile.parse(JSON.parse(await company.read(`customers/erasures/${one.id}.json`)));
    expect(await eraseAgain(stores, file, company.cause)).toBe('gone');

    await backTo(moment);
    expect(await withMark()).not.toEqual([]);
    expect(await eraseAgain(stores, file, company.cause)).toBe('again');
    await company.settle();
    expect(await withMark()).toEqual([]);
    expect(await erasureOf(one.id)).toMatchObject({ status: 'complete', agreedBy: 'person:admin' });
    expect((await company.service.tickets.get(ticket.id))?.ticket.erasedAt).toBeDefined();
    expect(JSON.parse(await company.read(`customers/erasures/${one.id}.json`))).toMatchObject({ names: file.names });
  });
});

describe('what is kept of somebody', () => {
  it('is handed to them in two files, whole and to be read', async () => {
    const email = `${unique('ada')}@private.example`;
    const account = await entered({
      name: 'Private <b>& Co',
      language: 'de',
      emails: [{ address: email }],
      tags: ['vip'],
    });
    const other = await entered({
      name: 'Formerly Other',
      emails: [{ address: `${unique('former')}@private.example` }],
    });
    const contact = await contactOf(account.id, { name: 'Grace Contact' });
    await company.settle();
    const ticket = await submitted({ text: 'My very own words', customer: { email } });
    await company.settle();
    valueOf(
      await replyTicket(company.service)({
        ...asked(agent, ticket.id, { ifMatch: 'any' }),
        body: { text: 'Our answer' },
      }),
    );
    await merged(account.id, other.id);
    await company.settle();
    const one = valueOf(await exportAccountPrivately(company.deps)(asked(manager, other.id)));
    expect(one).toMatchObject({ status: 'running', accountId: account.id });
    await company.settle();
    const done = valueOf(await getPrivacyExport(company.deps)(asked(admin, one.id)));
    expect(done).toMatchObject({ status: 'done', version: done.version });
    expect(Object.keys(done.files ?? {})).toEqual(['json', 'html']);
    const json = gathered.parse(JSON.parse(await company.read(`customers/privacy/${one.id}/data.json`)));
    expect(json).toMatchObject({
      records: [{ id: account.id, tags: ['vip'] }],
      formerly: [{ id: account.id }, { id: other.id, name: 'Formerly Other' }],
      contacts: [{ id: contact.id, name: 'Grace Contact' }],
      tickets: [{ ticket: { text: 'My very own words', number: ticket.number }, messages: [{ text: 'Our answer' }] }],
    });
    expect(json.timeline.length).toBeGreaterThan(2);
    const html = await company.read(`customers/privacy/${one.id}/data.html`);
    expect(html).toContain('<html lang="de">');
    for (const words of [
      '<dt>E-Mail-Adressen</dt>',
      '<dt>Was daraus wurde</dt>',
      '<dt>Zeitzone aller Zeiten</dt><dd>Europe/Berlin</dd>',
      'My very own words',
      'Our answer',
      'Grace Contact',
      'Private &lt;b&gt;&amp; Co',
      'Formerly Other',
    ])
      expect(html).toContain(words);
    expect((await company.fileNames()).filter((name) => name.startsWith(`customers/privacy/${one.id}/`))).toEqual([
      `customers/privacy/${one.id}/data.html`,
      `customers/privacy/${one.id}/data.json`,
    ]);
    for (const by of [sally, agent, { kind: 'machine', id: 'm' } as const]) {
      expect(codeOf(await exportAccountPrivately(company.deps)(asked(by, account.id)))).toBe('forbidden');
      expect(codeOf(await getPrivacyExport(company.deps)(asked(by, one.id)))).toBe('forbidden');
    }
    const told = (await company.everything()).find(({ pk }) => pk === `customers#privacy-export#${one.id}`);
    expect(JSON.parse(String(told?.['events']))).toMatchObject([
      { type: 'data.exported.v1', data: { what: 'privacy', requestedBy: 'person:manager' } },
    ]);
  });

  it('is told of a contact, with their tickets alone', async () => {
    const account = await entered({ name: unique('Firm'), emails: [{ address: `${unique('firm')}@private.example` }] });
    const email = `${unique('clerk')}@private.example`;
    const contact = await contactOf(account.id, { name: 'A Clerk', emails: [{ address: email }] });
    await company.settle();
    await submitted({ text: 'Of the clerk', customer: { email } });
    await submitted({ text: 'Of the firm', customer: { email: account.emails[0]?.address } });
    await company.settle();
    const one = valueOf(await exportContactPrivately(company.deps)(asked(manager, contact.id)));
    await company.settle();
    const json = gathered.parse(JSON.parse(await company.read(`customers/privacy/${one.id}/data.json`)));
    expect(json).toMatchObject({ records: [{ name: 'A Clerk' }], tickets: [{ ticket: { text: 'Of the clerk' } }] });
    expect(JSON.stringify(json)).not.toContain('Of the firm');
  });
});
