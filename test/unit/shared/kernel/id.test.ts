import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf, idFrom, newId, numberOf, shortId, shortIdFrom } from '../../../../shared/kernel/id.ts';

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** ISO 7064 MOD 37,36 as the standard words it, written apart from the product: a valid text ends with the remainder 1. */
const isValid = (text: string) => {
  const values = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  let product = 36;
  const all = text.split('');
  for (const character of all.slice(0, -1)) {
    let sum = (product + values.indexOf(character)) % 36;
    if (sum === 0) sum = 36;
    product = (sum * 2) % 37;
  }
  return (product + values.indexOf(all.at(-1) ?? '')) % 36 === 1;
};

const nineBytes = fc.uint8Array({ minLength: 9, maxLength: 9 });

describe('shortId', () => {
  it('is nine letters that none takes for another, and a check character', () => {
    fc.assert(
      fc.property(nineBytes, (draw) => {
        const id = shortId(draw);
        expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{9}[0-9A-Z]$/);
        expect(isValid(id)).toBe(true);
      }),
    );
  });

  it('lets every single wrong character be found', () => {
    fc.assert(
      fc.property(nineBytes, fc.nat(8), fc.constantFrom(...LETTERS.split('')), (draw, place, wrong) => {
        const id = shortId(draw);
        fc.pre(id[place] !== wrong);
        expect(isValid(id.slice(0, place) + wrong + id.slice(place + 1))).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('lets nearly every swapped pair be found', () => {
    let swaps = 0;
    let missed = 0;
    fc.assert(
      fc.property(nineBytes, fc.nat(7), (draw, place) => {
        const id = shortId(draw);
        const swapped = id.slice(0, place) + id.charAt(place + 1) + id.charAt(place) + id.slice(place + 2);
        if (swapped === id) return;
        swaps += 1;
        if (isValid(swapped)) missed += 1;
      }),
      { numRuns: 2000 },
    );
    expect(missed / swaps).toBeLessThan(0.05);
  });

  it('is drawn anew each time', () => {
    expect(new Set(Array.from({ length: 200 }, () => shortId())).size).toBe(200);
  });
});

describe('shortIdFrom', () => {
  it('is the same for the same parts and attempt, and another for any other', () => {
    const ids = [
      shortIdFrom(0, 'person:a', 'submitTicket', 'key'),
      shortIdFrom(1, 'person:a', 'submitTicket', 'key'),
      shortIdFrom(0, 'person:b', 'submitTicket', 'key'),
      shortIdFrom(0, 'person:a', 'submitTicketkey'),
      shortIdFrom(0, 'person:a', 'submit', 'Ticketkey'),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    expect(shortIdFrom(0, 'person:a', 'submitTicket', 'key')).toBe(ids[0]);
  });
});

describe('newId and idFrom', () => {
  it('have 26 letters', () => {
    expect(newId()).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(idFrom('a')).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
  });

  it('are drawn anew, or follow from their parts', () => {
    expect(newId()).not.toBe(newId());
    expect(idFrom('a', 'b')).toBe(idFrom('a', 'b'));
    expect(idFrom('a', 'b')).not.toBe(idFrom('ab'));
  });
});

describe('numberOf', () => {
  it('cuts an id into two groups', () => {
    expect(numberOf('T', '7KQ2M9XH4C')).toBe('T-7KQ2M-9XH4C');
  });
});

describe('digestOf', () => {
  it('tells texts apart without showing them', () => {
    expect(digestOf('192.0.2.1')).toMatch(/^[\w-]{32}$/);
    expect(digestOf('192.0.2.1')).not.toBe(digestOf('192.0.2.2'));
  });
});
