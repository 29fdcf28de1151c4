import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eraseAuditValues } from '../../../functions/access/commands/erase-audit-values.ts';
import { requestVerification } from '../../../functions/access/commands/request-verification.ts';
import { verifyAudit } from '../../../functions/access/commands/verify-audit.ts';
import { AuditErasureWanted } from '../../../functions/access/contract/audit-events.ts';
import { eventEnvelope, type DomainEvent } from '../../../shared/kernel/event.ts';
import { startAudit, type Audit } from '../../support/audit.ts';
import { cause, codeOf, people, requestBy, valueOf } from '../../support/company.ts';

const MARK = 'Planted.Marker-7';
const RECORD = { recordType: 'account', recordId: 'gone' };
const key = { pk: 'customers#account#gone', sk: 'record' };

let audit: Audit;
beforeAll(async () => {
  audit = await startAudit();
});
afterAll(async () => {
  await audit.stop();
});
beforeEach(async () => {
  await audit.clear();
  const admin = { id: 'admin', name: 'A', email: 'a@rapport.example', roles: ['administrator'], departmentIds: [] };
  await audit.store({ pk: 'access#directory', sk: 'person#admin', ...admin });
});

/** The events that ride on the audit's items by now. */
const riding = async (): Promise<DomainEvent[]> =>
  (await audit.everything()).flatMap(({ events }) =>
    typeof events === 'string' ? eventEnvelope.array().parse(JSON.parse(events)) : [],
  );

const erase = (event: DomainEvent) => {
  const { erasureId, after } = AuditErasureWanted.schema.parse(event.data);
  return eraseAuditValues(audit.deps)(RECORD, { erasureId, at: event.time, after }, cause);
};

/** Does what the riding events want, as the queue would, until nothing more is wanted. */
const settle = async () => {
  const done = new Set<string>();
  for (;;) {
    const event = (await riding()).find(({ id, type }) => type === AuditErasureWanted.type && !done.has(id));
    if (!event) return done.size;
    done.add(event.id);
    expect(codeOf(await erase(event))).toBe('ok');
  }
};

const verified = async () => {
  const request = { ...requestBy(people.admin), params: undefined, query: undefined, body: undefined };
  const { id } = valueOf(await requestVerification(audit.deps)(request));
  while (codeOf(await verifyAudit(audit.deps)(id, cause)) === 'ok');
  return audit.deps.verifications.get(id);
};

const holdsMark = async () => (await audit.everything()).some((item) => JSON.stringify(item).includes(MARK));

describe('a record that says that it is erased', () => {
  const live = async (changes: number) => {
    for (let n = 0; n < changes; n += 20)
      await audit.record(
        ...Array.from({ length: Math.min(20, changes - n) }, (_, m) => audit.change(key, { name: `${MARK} ${n + m}` })),
      );
  };

  it('leaves no value of it in the audit, and the chain whole', async () => {
    await live(5);
    await audit.record(audit.change({ pk: 'customers#account#other', sk: 'record' }, { name: 'Other' }));
    expect(await holdsMark()).toBe(true);
    await audit.record(audit.change(key, { erasureId: 'E1' }), audit.change(key, { erasureId: 'E1', note: 'after' }));
    expect(await settle()).toBe(1);
    expect(await holdsMark()).toBe(false);
    expect(await verified()).toMatchObject({ status: 'done', entries: 8, erased: 5, faults: [] });
    // What came after the erasure, and what belongs to others, stays.
    expect(JSON.stringify(await audit.everything())).toMatch(/after.*Other|Other.*after/s);
  });

  it('hears at the end that it is done, once', async () => {
    await live(3);
    await audit.record(audit.change(key, { erasureId: 'E1' }));
    const [wanted] = await riding();
    expect(wanted).toMatchObject({ type: 'audit-erasure.wanted.v1', subject: 'E1', data: { records: [RECORD] } });
    await settle();
    expect(await riding()).toEqual([
      expect.objectContaining({
        type: 'audit-values.erased.v1',
        subject: 'E1',
        data: { erasureId: 'E1', ...RECORD },
      }),
    ]);
    const after = await audit.everything();
    expect(wanted && codeOf(await erase(wanted))).toBe('ok');
    expect(await audit.everything()).toEqual(after);
  });

  it('of a great many changes is erased in portions', async () => {
    await live(1_100);
    await audit.record(audit.change(key, { erasureId: 'E1' }));
    expect(await settle()).toBe(2);
    expect(await holdsMark()).toBe(false);
  });

  it('may be erased by two at the same time', async () => {
    await live(30);
    await audit.record(audit.change(key, { erasureId: 'E1' }));
    const [wanted] = await riding();
    if (!wanted) throw new Error('nothing is wanted');
    const codes = await Promise.all([erase(wanted), erase(wanted)]);
    expect(codes.map(codeOf)).toContain('ok');
    expect(await holdsMark()).toBe(false);
    expect(await verified()).toMatchObject({ erased: 30, faults: [] });
  });

  it('is no fault while the erasure is half done', async () => {
    await live(5);
    await audit.record(audit.change(key, { erasureId: 'E1' }));
    let left = 2;
    const dying: typeof audit.deps.audit.rewrite = async (...args) => {
      if (left === 0) throw new Error('as asked');
      left -= 1;
      return audit.deps.audit.rewrite(...args);
    };
    const [wanted] = await riding();
    const deps = { audit: { ...audit.deps.audit, rewrite: dying } };
    const erasure = { erasureId: 'E1', at: wanted?.time ?? '' };
    await expect(eraseAuditValues(deps)(RECORD, erasure, cause)).rejects.toThrow('as asked');
    expect(await verified()).toMatchObject({ erased: 2, faults: [] });
    await settle();
    expect(await verified()).toMatchObject({ erased: 5, faults: [] });
  });
});

describe('a record that is gone', () => {
  const wanted = { erasureId: 'E2', at: '2026-03-03T09:00:00.000Z' };

  it('is erased on demand', async () => {
    await audit.record(audit.change(key, { name: MARK }), audit.change(key, undefined));
    expect(codeOf(await eraseAuditValues(audit.deps)(RECORD, wanted, cause))).toBe('ok');
    expect(await holdsMark()).toBe(false);
    expect(await verified()).toMatchObject({ entries: 3, erased: 2, faults: [] });
  });

  it('is not erased before the audit knows that it is gone: its last changes could still come', async () => {
    await audit.record(audit.change(key, { name: MARK }));
    expect(codeOf(await eraseAuditValues(audit.deps)(RECORD, wanted, cause))).toBe('not-gone');
    await audit.record(audit.change(key, { status: 'deleted' }));
    expect(codeOf(await eraseAuditValues(audit.deps)(RECORD, wanted, cause))).toBe('ok');
    expect(await holdsMark()).toBe(false);
  });

  it('of which the audit never heard leaves nothing but the word that it was erased', async () => {
    expect(codeOf(await eraseAuditValues(audit.deps)(RECORD, wanted, cause))).toBe('ok');
    expect((await riding()).map(({ type }) => type)).toEqual(['audit-values.erased.v1']);
    expect(await verified()).toMatchObject({ entries: 1, erased: 0, faults: [] });
  });
});
