import { describe, expect, it } from 'vitest';
import { noShape, widened } from '../../../../../functions/customers/domain/export/shape.ts';

const account = {
  emails: [{ address: 'a@example.com' }, { address: 'b@example.com', label: 'work' }],
  phones: [{ number: '+4930555' }],
  addresses: [{ city: 'Berlin' }, { city: 'Oslo', country: 'NO' }],
  customFields: { b: 1, a: 'x' },
};

describe('the shape of rows', () => {
  it('has as much as the row that has most', () => {
    const one = widened(noShape, account);
    expect(one).toEqual({ emails: 2, phones: 1, addresses: 2, labels: true, customFields: ['a', 'b'] });
    const more = widened(one, { phones: [{}, {}, {}], customFields: { aa: 1 } });
    expect(more).toEqual({ emails: 2, phones: 3, addresses: 2, labels: true, customFields: ['a', 'aa', 'b'] });
    expect(widened(more, {})).toEqual(more);
    expect(widened(more, { customFields: { a: 1, z: 2 } }).customFields).toEqual(['a', 'aa', 'b', 'z']);
    expect(widened(noShape, { emails: [{ address: 'a' }] }).labels).toBe(false);
    for (const list of ['phones', 'addresses'])
      expect(widened(noShape, { [list]: [{ label: 'x' }] }).labels).toBe(true);
  });
});
