import { describe, expect, it } from 'vitest';
import {
  asDone,
  asked,
  isAnswered,
  isGathering,
  missingParts,
  newPrivacyExport,
  partsOf,
  withCopy,
  withoutPrivacyFiles,
} from '../../../../functions/customers/domain/privacy-export.ts';

const [NOW, LATER] = ['2026-03-02T09:00:00.000Z', '2026-03-02T10:00:00.000Z'];
const begun = newPrivacyExport({ id: 'X', subject: { type: 'account', id: 'A' }, by: 'person:ada' }, NOW);
const tickets = (count: number) => Array.from({ length: count }, (_, n) => `T${n}`);

describe('a privacy export', () => {
  it('begins with nothing', () => {
    expect(begun).toEqual({
      id: 'X',
      subject: { type: 'account', id: 'A' },
      status: 'running',
      requestedBy: 'person:ada',
      requestedAt: NOW,
      copied: [],
      files: [],
      version: 1,
    });
    expect(isGathering(begun)).toBe(true);
    expect(partsOf(begun)).toEqual([]);
    expect(missingParts(begun)).toEqual([]);
  });

  it('asks for the tickets in parts of twenty, twenty parts at once', () => {
    const one = asked(begun, tickets(41), LATER);
    expect(partsOf(one).map(({ part, ticketIds }) => [part, ticketIds.length])).toEqual([
      [0, 20],
      [1, 20],
      [2, 1],
    ]);
    expect(partsOf(one)[1]?.ticketIds[0]).toBe('T20');
    expect(one).toMatchObject({ linksUntil: LATER, version: 2 });
    expect(one.files).toEqual(['data.json', 'data.html', 'tickets-0.json', 'tickets-1.json', 'tickets-2.json']);
    expect(missingParts(asked(begun, tickets(500), LATER))).toHaveLength(20);
  });

  it('goes on when all that was asked for is there', () => {
    const one = asked(begun, tickets(41), LATER);
    const first = withCopy(one, 2);
    expect(first).toMatchObject({ copied: [2], version: 3 });
    expect(isAnswered(first, one)).toBe(false);
    expect(missingParts(first).map(({ part }) => part)).toEqual([0, 1]);
    const second = withCopy(first, 0);
    expect(second.copied).toEqual([0, 2]);
    expect(isAnswered(second, first)).toBe(false);
    const third = withCopy(second, 1);
    expect(isAnswered(third, second)).toBe(true);
    expect(withCopy(third, 1).copied).toEqual([0, 1, 2]);
  });

  it('asks for the next twenty parts when the first are there', () => {
    let one = asked(begun, tickets(500), LATER);
    const answered = tickets(20).map((_, part) => {
      const next = withCopy(one, part);
      const is = isAnswered(next, one);
      one = next;
      return is;
    });
    expect(answered.slice(0, -1)).not.toContain(true);
    expect(answered.at(-1)).toBe(true);
    expect(missingParts(one).map(({ part }) => part)).toEqual([20, 21, 22, 23, 24]);
  });

  it('has two files in the end, and none when somebody was erased', () => {
    const done = asDone(asked(begun, tickets(1), NOW), LATER);
    expect(done).toMatchObject({ status: 'done', finishedAt: LATER, files: ['data.json', 'data.html'], version: 3 });
    expect(isGathering(done)).toBe(false);
    const gone = withoutPrivacyFiles(done, '2026-03-03T09:00:00.000Z');
    expect(gone).toMatchObject({
      status: 'erased',
      finishedAt: LATER,
      files: [],
      ticketIds: [],
      copied: [],
      version: 4,
    });
    expect(withoutPrivacyFiles(begun, LATER).finishedAt).toBe(LATER);
  });
});
