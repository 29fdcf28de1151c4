import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { requestVerification } from '../../../functions/access/commands/request-verification.ts';
import { storeHeads } from '../../../functions/access/commands/store-heads.ts';
import { verifyAudit } from '../../../functions/access/commands/verify-audit.ts';
import { beginning, linkAfter, type Head, type Link } from '../../../functions/access/domain/audit-chain.ts';
import { verificationViewOf } from '../../../functions/access/queries/read-audit.ts';
import { startAudit, type Audit } from '../../support/audit.ts';
import { cause, codeOf, people, requestBy, valueOf } from '../../support/company.ts';

/** A record of the chain that is tampered with. */
const ID = 'victim';
const RECORD = { recordType: 'account', recordId: ID };
const key = { pk: `customers#account#${ID}`, sk: 'record' };

let audit: Audit;
let chain: number;
beforeAll(async () => {
  audit = await startAudit();
  chain = audit.deps.audit.chainOf(RECORD);
});
afterAll(async () => {
  await audit.stop();
});

const chainPk = () => `access#audit-chain#${chain}`;
const linkKey = (seq: number) => ({ pk: chainPk(), sk: String(seq).padStart(12, '0') });
const headKey = () => ({ pk: chainPk(), sk: 'head' });
const rowKey = async (n: number) => {
  const row = (await audit.deps.audit.rowsOf(RECORD, { limit: 100 }))[n];
  return { pk: `access#audit#account#${ID}`, sk: row?.mark ?? '' };
};

beforeEach(async () => {
  await audit.clear();
  await audit.store({
    pk: 'access#directory',
    sk: 'person#eve',
    id: 'eve',
    name: 'Eve',
    email: 'eve@rapport.example',
    roles: ['auditor'],
    departmentIds: [],
  });
  // Six links in the chain of the record, and others beside it.
  for (let n = 0; n < 6; n += 1) await audit.record(audit.change(key, { name: `N${n}` }));
  await audit.record(
    ...[0, 1, 2, 3, 4, 5].map((n) => audit.change({ pk: `customers#account#other${n}`, sk: 'record' }, { name: 'x' })),
  );
});

const eve = { kind: 'person', id: 'eve' } as const;
const ask = (by: Parameters<typeof requestBy>[0] = eve, idempotencyKey?: string) =>
  requestVerification(audit.deps)({
    ...requestBy(by),
    params: undefined,
    query: undefined,
    body: undefined,
    idempotencyKey,
  });

/** Asks for a verification and carries it on until it is done. */
const verified = async (mostEntries?: number) => {
  const { id } = valueOf(await ask());
  let steps = 0;
  while (codeOf(await verifyAudit(audit.deps, mostEntries)(id, cause)) === 'ok') steps += 1;
  const done = await audit.deps.verifications.get(id);
  if (!done) throw new Error('the verification is gone');
  return { ...verificationViewOf(done), steps };
};
const faults = async () => (await verified()).faults;

const link = (seq: number): Promise<Link> =>
  audit.deps.audit.links(chain, seq - 1, 1).then(([one]) => one ?? Promise.reject(new Error('no link')));

/** Writes the chain anew from a link on, with other entries in it, as somebody would who may write the table. */
const rewriteFrom = async (seq: number, entries: readonly string[]) => {
  const all = await audit.deps.audit.links(chain, 0, 100);
  let head: Head = all[seq - 2] ?? beginning(chain);
  for (const old of all.slice(seq - 1)) {
    const next = linkAfter(head, old.seq === seq ? entries : old.entries);
    await audit.tamper(linkKey(next.seq), () => ({ prev: next.prev, entries: next.entries, hash: next.hash }));
    head = next;
  }
  await audit.tamper(headKey(), (item) => ({ ...item, seq: head.seq, hash: head.hash }));
};

describe('a verification', () => {
  it('finds nothing wrong with an audit that nobody touched, and says what it was compared with', async () => {
    expect(await verified()).toMatchObject({ intact: true, entries: 12, headFiles: 0, faultCount: 0, faults: [] });
    await storeHeads(audit.deps)();
    expect(await verified()).toMatchObject({ intact: true, headFiles: 1 });
  });

  it('goes on in steps, and tells the same', async () => {
    await audit.tamper(linkKey(4), (item) => ({ ...item, entries: ['x'] }));
    const { steps, ...inSteps } = await verified(1);
    const { steps: one, ...atOnce } = await verified();
    expect([steps > 3, one]).toEqual([true, 1]);
    expect(inSteps).toMatchObject({ entries: 11, faults: atOnce.faults, intact: false });
  });

  it('sees what is appended while it runs, and takes it for no fault', async () => {
    const { id } = valueOf(await ask());
    let appended = false;
    const whileRead: typeof audit.deps.audit.links = async (...args) => {
      const found = await audit.deps.audit.links(...args);
      if (args[0] === chain && found.length === 0 && !appended) {
        appended = true;
        await audit.record(audit.change(key, { name: 'late' }));
      }
      return found;
    };
    await verifyAudit({ ...audit.deps, audit: { ...audit.deps.audit, links: whileRead } })(id, cause);
    expect(await audit.deps.verifications.get(id)).toMatchObject({ status: 'done', faults: [], entries: 13 });
    expect(appended).toBe(true);
  });

  it('is carried on by one of two at the same time', async () => {
    const { id } = valueOf(await ask());
    const codes = await Promise.all([1, 2].map(async () => codeOf(await verifyAudit(audit.deps)(id, cause))));
    expect(codes.toSorted()).toEqual(['in-other-hands', 'ok']);
    expect(codeOf(await verifyAudit(audit.deps)(id, cause))).toBe('verified');
  });

  it('is due until it is done, so that it is taken up again', async () => {
    const { id } = valueOf(await ask());
    const item = { pk: `access#audit-verification#${id}`, sk: 'verification' };
    expect((await audit.stored(item))?.['dueSk']).toMatch(/^2026-03-02T.*#audit-verification\.due\.v1#/);
    await verifyAudit(audit.deps, 1)(id, cause);
    expect((await audit.stored(item))?.['dueSk']).toMatch(/#2$/);
    while (codeOf(await verifyAudit(audit.deps)(id, cause)) === 'ok');
    expect(await audit.stored(item)).not.toHaveProperty('dueSk');
    expect(await audit.stored(item)).not.toHaveProperty('events');
  });

  it('is asked for by auditors and administrators, once with the same key', async () => {
    expect(codeOf(await ask(people.agent))).toBe('forbidden');
    const first = valueOf(await ask(eve, 'monday'));
    expect(valueOf(await ask(eve, 'monday')).id).toBe(first.id);
    expect(valueOf(await ask(eve, 'tuesday')).id).not.toBe(first.id);
  });
});

describe('of somebody who may write the table it finds', () => {
  const atLink = (kind: string, number: number) => ({ kind, chain, link: number });

  it('an edited entry', async () => {
    const [entry = ''] = (await link(3)).entries;
    await audit.tamper(linkKey(3), (item) => ({
      ...item,
      entries: [entry.replace('person:ada', 'person:eva')],
    }));
    expect(await faults()).toEqual([atLink('edited-entry', 3), { ...atLink('edited-value', 3), ...RECORD }]);
  });

  it('an edited entry whose link was chained anew', async () => {
    const { prev, entries } = await link(3);
    const forged = linkAfter({ chain, seq: 2, hash: prev }, [...entries, entries[0] ?? '']);
    await audit.tamper(linkKey(3), () => ({ prev, entries: forged.entries, hash: forged.hash }));
    expect(await faults()).toEqual([atLink('edited-entry', 3)]);
  });

  it('an edited value, also with another salt', async () => {
    await audit.tamper(await rowKey(1), (item) => ({ ...item, changes: '[{"field":"name","after":"Eva"}]' }));
    await audit.tamper(await rowKey(2), (item) => ({ ...item, salt: 'other' }));
    expect(await faults()).toEqual([
      { ...atLink('edited-value', 2), ...RECORD },
      { ...atLink('edited-value', 3), ...RECORD },
    ]);
  });

  it('values that are gone, also when they are said to be erased', async () => {
    await audit.tamper(await rowKey(0), ({ salt: _, changes: __, ...item }) => item);
    await audit.tamper(await rowKey(1), ({ salt: _, changes: __, ...item }) => ({ ...item, erasedBy: 'nobody' }));
    const other = await rowKey(4);
    await audit.tamper(await rowKey(2), ({ salt: _, changes: __, ...item }) => ({ ...item, erasedBy: other.sk }));
    await audit.tamper(await rowKey(3), () => undefined);
    expect(await faults()).toEqual([1, 2, 3, 4].map((number) => ({ ...atLink('lost-value', number), ...RECORD })));
  });

  it('a gap', async () => {
    await audit.tamper(linkKey(3), () => undefined);
    await audit.tamper(linkKey(4), () => undefined);
    expect(await faults()).toEqual([atLink('gap', 3)]);
  });

  it('a link that can no longer be read', async () => {
    await audit.tamper(linkKey(3), () => ({ nothing: true }));
    expect(await faults()).toEqual(expect.arrayContaining([atLink('edited-entry', 3)]));
  });

  it('a cut tail', async () => {
    await audit.tamper(linkKey(5), () => undefined);
    await audit.tamper(linkKey(6), () => undefined);
    expect(await faults()).toEqual([atLink('cut-tail', 5)]);
  });

  it('a cut tail whose head was set back, once the heads were stored', async () => {
    await storeHeads(audit.deps)();
    const { seq, hash } = await link(4);
    await audit.tamper(linkKey(5), () => undefined);
    await audit.tamper(linkKey(6), () => undefined);
    await audit.tamper(headKey(), (item) => ({ ...item, seq, hash, version: seq }));
    expect(await faults()).toEqual([atLink('cut-tail', 5)]);
  });

  it('a chain that is gone as a whole, once the heads were stored', async () => {
    await storeHeads(audit.deps)();
    for (const item of await audit.everything())
      if (item['pk'] === chainPk()) await audit.tamper({ pk: chainPk(), sk: String(item['sk']) }, () => undefined);
    expect(await faults()).toEqual([atLink('cut-tail', 1)]);
  });

  it('a forged head', async () => {
    await audit.tamper(headKey(), (item) => ({ ...item, hash: 'forged' }));
    expect(await faults()).toEqual([atLink('forged-head', 6)]);
  });

  it('a chain written anew and consistent, once the heads were stored', async () => {
    await storeHeads(audit.deps)();
    const { entries } = await link(2);
    await rewriteFrom(2, [String(entries[0]).replace('person:ada', 'person:eva')]);
    expect(await faults()).toEqual([atLink('rewritten', 6), { ...atLink('edited-value', 2), ...RECORD }]);
  });

  it('that it was rewritten before the heads were stored again, by those of the day before', async () => {
    await storeHeads(audit.deps)();
    audit.clock.advance(24 * 3_600_000);
    const { entries } = await link(2);
    await rewriteFrom(2, [String(entries[0]).replace('person:ada', 'person:eva')]);
    await storeHeads(audit.deps)();
    const { faults: found, headFiles } = await verified();
    expect(headFiles).toBeGreaterThan(1);
    expect(found).toContainEqual(atLink('rewritten', 6));
  });

  it('a file of heads that is not what its name says', async () => {
    await audit.putFile(
      'heads/2026-03-01_forged.json',
      JSON.stringify({ at: 'x', heads: [{ chain, seq: 1, hash: 'x' }] }),
    );
    expect(await faults()).toEqual([{ kind: 'forged-file', file: 'heads/2026-03-01_forged.json' }]);
  });
});
