import { describe, expect, it } from 'vitest';
import {
  afterStep,
  agree,
  complete,
  erasedAgain,
  erasureShown,
  lookedAgain,
  refuseErasure,
  requestErasure,
  type Running,
} from '../../../../functions/customers/domain/erasure.ts';
import { codeOf, valueOf } from '../../../support/company.ts';

const [NOW, LATER, LAST] = ['2026-03-02T09:00:00.000Z', '2026-03-02T10:00:00.000Z', '2026-03-02T11:00:00.000Z'];
const requested = requestErasure(
  { id: 'E1', subject: { type: 'account', id: 'A1' }, reason: 'asked', by: 'person:ada' },
  NOW,
);
const running = valueOf(agree(requested, 'person:bob', LATER));
const at = (change: Partial<Running>): Running => ({ ...running, ...change });

describe('an erasure', () => {
  it('is requested by one', () => {
    expect(requested).toEqual({
      id: 'E1',
      subject: { type: 'account', id: 'A1' },
      reason: 'asked',
      status: 'requested',
      requestedBy: 'person:ada',
      requestedAt: NOW,
      updatedAt: NOW,
      updatedBy: 'person:ada',
      version: 1,
    });
    expect(erasureShown(requested)).toEqual({
      id: 'E1',
      accountId: 'A1',
      reason: 'asked',
      status: 'requested',
      requestedBy: 'person:ada',
      requestedAt: NOW,
      version: 1,
    });
  });

  it('is agreed on by another, once', () => {
    expect(codeOf(agree(requested, 'person:ada', LATER))).toBe('own-request');
    expect(running).toMatchObject({
      status: 'running',
      part: 'imports',
      agreedBy: 'person:bob',
      agreedAt: LATER,
      updatedAt: LATER,
      updatedBy: 'person:bob',
      version: 2,
    });
    expect(codeOf(agree(running, 'person:eve', LAST))).toBe('decided');
    expect(codeOf(agree(running, 'person:ada', LAST))).toBe('own-request');
  });

  it('is refused by anybody who may, once', () => {
    const refused = valueOf(refuseErasure(requested, 'person:ada', LATER));
    expect(refused).toMatchObject({ status: 'refused', refusedBy: 'person:ada', refusedAt: LATER, version: 2 });
    expect(codeOf(refuseErasure(refused, 'person:bob', LAST))).toBe('decided');
    expect(codeOf(agree(refused, 'person:bob', LAST))).toBe('decided');
    expect(erasureShown(refused)).toMatchObject({ status: 'refused', refusedBy: 'person:ada', refusedAt: LATER });
  });

  it('goes from part to part, and keeps its place in one', () => {
    const going = afterStep(running, { after: 'x' }, 'system:s', LAST);
    expect(going).toMatchObject({ part: 'imports', after: 'x', version: 3, updatedBy: 'system:s', updatedAt: LAST });
    const waiting = afterStep(going, { waitsFor: 'import' }, 'system:s', LAST);
    expect(waiting).toMatchObject({ part: 'imports', after: 'x', waitsFor: 'import', version: 4 });
    expect(erasureShown(waiting)).toMatchObject({ waitsFor: 'import' });
    const next = afterStep(waiting, 'done', 'system:s', LAST);
    expect(next).toMatchObject({ part: 'records', version: 5 });
    expect(next).not.toHaveProperty('after');
    expect(next).not.toHaveProperty('waitsFor');
    const parts = ['records', 'exports', 'letters', 'confirmation', 'confirmation'] as const;
    for (const [n, part] of parts.slice(0, -1).entries())
      expect(afterStep(at({ part }), 'done', 'system:s', LAST).part).toBe(parts[n + 1]);
  });

  it('shows what is done, what is running, and what is still to come', () => {
    expect(erasureShown(at({ part: 'exports' }))).toMatchObject({
      agreedBy: 'person:bob',
      agreedAt: LATER,
      parts: [
        { part: 'imports', status: 'done' },
        { part: 'records', status: 'done' },
        { part: 'exports', status: 'running' },
        { part: 'letters', status: 'waiting' },
        { part: 'confirmation', status: 'waiting' },
      ],
    });
    expect(erasureShown(at({ part: 'exports' }))).not.toHaveProperty('waitsFor');
    expect(erasureShown(running)).not.toHaveProperty('proof');
  });

  it('is proven when it is complete: what went, and what lives on for a while', () => {
    const done = complete(
      at({ part: 'confirmation', after: 'x', waitsFor: 'confirmation' }),
      { account: 2, merge: 0 },
      'system:s',
      LAST,
    );
    expect(done).toEqual({
      ...requested,
      agreedBy: 'person:bob',
      agreedAt: LATER,
      status: 'complete',
      completedAt: LAST,
      removed: { account: 2, merge: 0 },
      lastLookAt: '2026-03-17T11:00:00.000Z',
      updatedAt: LAST,
      updatedBy: 'system:s',
      version: 3,
    });
    expect(erasureShown(done)).toMatchObject({
      completedAt: LAST,
      proof: {
        removed: { account: 2 },
        livesOn: [
          { where: 'stream', days: 1 },
          { where: 'unfinished-uploads', days: 1 },
          { where: 'queues', days: 14 },
          { where: 'backups', days: 35 },
        ],
      },
    });
    expect(erasureShown(done).proof?.removed).not.toHaveProperty('merge');
    expect(new Set(erasureShown(done).parts?.map(({ status }) => status))).toEqual(new Set(['done']));
    const over = lookedAgain(done, 'system:t', LAST);
    expect(over).not.toHaveProperty('lastLookAt');
    expect(over).toMatchObject({ status: 'complete', version: 4, updatedBy: 'system:t' });
  });

  it('is carried out again as it was agreed on', () => {
    const file = { ...running, names: ['account#A1'] };
    expect(erasedAgain(file, undefined, 'system:again', LAST)).toEqual({
      ...running,
      updatedAt: LAST,
      updatedBy: 'system:again',
      version: 1,
    });
    expect(erasedAgain(file, at({ version: 7, part: 'letters' }), 'system:again', LAST)).toMatchObject({
      part: 'imports',
      version: 8,
    });
  });

  it('of a contact says so', () => {
    const one = requestErasure(
      { id: 'E', subject: { type: 'contact', id: 'C1' }, reason: 'objected', by: 'person:a' },
      NOW,
    );
    expect(erasureShown(one)).toMatchObject({ contactId: 'C1', reason: 'objected' });
    expect(erasureShown(one)).not.toHaveProperty('accountId');
  });
});
