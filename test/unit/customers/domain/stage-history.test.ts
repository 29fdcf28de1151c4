import { describe, expect, it } from 'vitest';
import { stageChangeOf } from '../../../../functions/customers/domain/stage-history.ts';

const entry = {
  id: 'A1:2:1',
  at: '2026-03-29T01:00:00.000Z',
  by: 'person:ada',
  what: 'staged',
  about: { type: 'account', id: 'A1' },
  details: { stage: 'new', fromStage: 'prospect', grade: 'B', fromGrade: 'B' },
};
const bare = { id: entry.id, at: entry.at };
const all = () => true;

describe('the move that an entry tells of', () => {
  it('is who made it, from where and to where', () => {
    expect(stageChangeOf(entry, all)).toEqual({ ...bare, by: 'person', actor: 'person:ada', ...entry.details });
  });

  it('is of the rules where a rule is named', () => {
    const told = { ...entry, by: 'system:stage-rules', details: { grade: 'A', ruleId: 'often' } };
    expect(stageChangeOf(told, all)).toEqual({
      ...bare,
      by: 'rules',
      actor: 'system:stage-rules',
      grade: 'A',
      ruleId: 'often',
    });
  });

  it('leaves out what the reader may not see, and is none when that is all of it', () => {
    expect(stageChangeOf(entry, (field) => field === 'stage')).toEqual({
      ...bare,
      by: 'person',
      actor: 'person:ada',
      stage: 'new',
      fromStage: 'prospect',
    });
    expect(stageChangeOf(entry, (field) => field === 'grade')).toBeUndefined();
    const graded = { ...entry, details: { stage: 'new', fromStage: 'new', fromGrade: 'A' } };
    expect(stageChangeOf(graded, (field) => field === 'stage')).toBeUndefined();
    expect(stageChangeOf(graded, (field) => field === 'grade')).toMatchObject({ fromGrade: 'A' });
  });

  it.each([
    ['another change of the account', { ...entry, what: 'updated' }],
    ['something else that was staged', { ...entry, about: { type: 'deal', id: 'D' } }],
  ])('is none for %s', (_, told) => {
    expect(stageChangeOf(told, all)).toBeUndefined();
  });
});
