import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cursorOf, positionOf } from '../../../../shared/dynamo/cursor.ts';

describe('a cursor', () => {
  it('holds no position that DynamoDB would not take as a sort key, even with the right mark', () => {
    for (const position of ['', 'x'.repeat(901), '界'.repeat(400)])
      expect(positionOf('list', cursorOf('list', position))).toMatchObject({ error: { code: 'bad-cursor' } });
  });

  it('is the position in its list again', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1, maxLength: 200 }), (list, position) => {
        expect(positionOf(list, cursorOf(list, position))).toEqual({ ok: true, value: position });
      }),
    );
  });

  it('is the beginning of the list when there is none', () => {
    expect(positionOf('open billing', undefined)).toEqual({ ok: true, value: undefined });
  });

  it('is refused in another list', () => {
    const cursor = cursorOf('open billing', 'x');
    expect(positionOf('open technical', cursor)).toMatchObject({ error: { code: 'bad-cursor', field: 'cursor' } });
  });

  it('is refused when somebody edited any character of it', () => {
    const cursor = cursorOf('open billing', '2026-03-02T13:00:00.000Z#7KQ2M9XH4C');
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.split('');
    fc.assert(
      fc.property(fc.nat(cursor.length - 1), fc.constantFrom(...letters), (place, letter) => {
        const edited = cursor.slice(0, place) + letter + cursor.slice(place + 1);
        // The last letter of base64 has bits that belong to no byte: such an edit changes nothing.
        fc.pre(!Buffer.from(edited, 'base64url').equals(Buffer.from(cursor, 'base64url')));
        expect(positionOf('open billing', edited).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    'x',
    '%%%',
    Buffer.from('null').toString('base64url'),
    Buffer.from('{}').toString('base64url'),
    Buffer.from('["a"]').toString('base64url'),
    Buffer.from('["a","b"]').toString('base64url'),
    Buffer.from('[1,"b"]').toString('base64url'),
    Buffer.from('["a","b","c"]').toString('base64url'),
  ])('is refused, not thrown over, when it is none of ours: %s', (cursor) => {
    expect(positionOf('open billing', cursor)).toMatchObject({ ok: false, error: { code: 'bad-cursor' } });
  });
});
