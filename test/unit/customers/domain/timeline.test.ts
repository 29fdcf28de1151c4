import { describe, expect, it } from 'vitest';
import { entryOf, positionOf } from '../../../../functions/customers/domain/timeline.ts';
import type { DomainEvent } from '../../../../shared/kernel/event.ts';

const event = (type: string, data: unknown): DomainEvent => ({
  specversion: '1.0',
  id: 'A1:4:0',
  source: '/customers/accounts',
  type,
  subject: 'A1',
  time: '2026-03-02T09:00:00.000Z',
  datacontenttype: 'application/json',
  actor: 'person:ada',
  correlationid: 'c',
  version: 4,
  data,
});

describe('an entry of the timeline', () => {
  it('says what happened to what, when, and by whom', () => {
    expect(entryOf(event('account.took-in.v1', {}))).toEqual({
      id: 'A1:4:0',
      at: '2026-03-02T09:00:00.000Z',
      by: 'person:ada',
      what: 'took-in',
      about: { type: 'account', id: 'A1' },
      details: {},
    });
  });

  it.each([
    ['the fields that were changed, by their names', 'account.updated.v1', { fields: ['phones', 'tags'] }],
    [
      'from where to where the rules moved it, and which of them',
      'account.staged.v1',
      {
        stage: 'lost',
        fromStage: 'new',
        grade: 'B',
        fromGrade: 'A',
        ruleId: 'r1',
      },
    ],
    ['where it went', 'account.merged.v1', { intoId: 'A2', mergeId: 'M' }],
    ['who came', 'account.took-in.v1', { fromId: 'A2', mergeId: 'M' }],
    ['who left', 'account.unmerged.v1', { otherId: 'A2', mergeId: 'M' }],
    ['between which accounts', 'contact.moved.v1', { accountId: 'A1', fromAccountId: 'A2' }],
    ['between which departments', 'ticket.rerouted.v1', { departmentId: 'billing', fromDepartmentId: 'sales' }],
    ['who has it', 'ticket.assigned.v1', { assigneeId: 'bob' }],
    ['which message', 'ticket.replied.v1', { messageId: 'm1' }],
    ['how far up it is', 'ticket.escalated.v1', { level: 2 }],
  ])('tells %s', (_, type, data) => {
    expect(entryOf(event(type, data)).details).toEqual(data);
  });

  it('tells no value that somebody entered, and nothing that is neither a word, a number nor a list of words', () => {
    const entered = { name: 'Ada', text: 'Hello', account: { kind: 'person' }, reason: 'late' };
    const odd = { stage: null, level: { of: 1 }, fields: [1], ruleId: true };
    expect(entryOf(event('account.updated.v1', { ...entered, ...odd })).details).toEqual({});
  });

  it('is made of an object', () => {
    expect(() => entryOf(event('account.updated.v1', 'Ada'))).toThrow('expected record');
  });
});

describe('a timeline', () => {
  it('is in the order of time, and of the ids where two things happened at once', () => {
    const positions = [
      { at: '2026-03-02T09:00:00.000Z', id: 'A1:1:0' },
      { at: '2026-03-02T09:00:00.000Z', id: 'A1:1:1' },
      { at: '2026-03-02T10:00:00.000Z', id: 'A1:0:0' },
    ].map(positionOf);
    expect(positions[0]).toBe('2026-03-02T09:00:00.000Z#A1:1:0');
    expect(positions.toReversed().toSorted((a, b) => (a < b ? -1 : 1))).toEqual(positions);
  });
});
