import { describe, expect, it } from 'vitest';
import { accountOfSender, knownSender } from '../../../../functions/customers/domain/sender.ts';

describe('the account of a sender whom nobody knows', () => {
  const nothingElse = { addresses: [], tags: [], consents: [], customFields: {} };

  it('is a person with what they gave', () => {
    expect(accountOfSender({ name: 'Mia', email: 'mia@mail.example', phone: '+48601555104' })).toEqual({
      kind: 'person',
      name: 'Mia',
      emails: [{ address: 'mia@mail.example' }],
      phones: [{ number: '+48601555104' }],
      ...nothingElse,
    });
  });

  it('is named by what they are reached by, the address before the number', () => {
    expect(accountOfSender({ email: 'mia@mail.example', phone: '+48601555104' })?.name).toBe('mia@mail.example');
    expect(accountOfSender({ email: 'mia@mail.example' })).toMatchObject({ name: 'mia@mail.example', phones: [] });
    expect(accountOfSender({ phone: '+48601555104' })).toMatchObject({ name: '+48601555104', emails: [] });
  });

  it('is none when there is nothing to reach them by', () => {
    expect(accountOfSender({ name: 'Mia' })).toBeUndefined();
  });
});

describe('a sender', () => {
  const like = (id: string, ...because: Parameters<typeof knownSender>[0][number]['because']) => ({
    id,
    number: `A-${id}`,
    name: 'Mia',
    score: 0.9,
    because,
  });

  it('is the first of those alike who shares the address or the number', () => {
    expect(knownSender([like('one', 'name'), like('two', 'email', 'name'), like('three', 'phone')])).toBe('two');
    expect(knownSender([like('one', 'name'), like('three', 'phone')])).toBe('three');
  });

  it('is nobody who only has the same name', () => {
    expect(knownSender([like('one', 'name')])).toBeUndefined();
    expect(knownSender([])).toBeUndefined();
  });
});
