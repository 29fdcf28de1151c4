import { describe, expect, it } from 'vitest';
import { accountEntry } from '../../../../functions/customers/contract/account.ts';
import { isCompared, pairOf } from '../../../../functions/customers/domain/pair.ts';

describe('a pair', () => {
  it('has the same name, whichever of the two is named first', () => {
    const pair = { id: 'A1-B2', ids: ['A1', 'B2'] };
    expect(pairOf('A1', 'B2')).toEqual(pair);
    expect(pairOf('B2', 'A1')).toEqual(pair);
  });

  it('follows from the fields by which accounts are compared, and from no other', () => {
    expect(Object.keys(accountEntry.shape).filter(isCompared).toSorted()).toEqual([
      'addresses',
      'birthday',
      'emails',
      'externalId',
      'kind',
      'legalName',
      'name',
      'phones',
      'tradeName',
    ]);
  });
});
