import { describe, expect, it } from 'vitest';
import { submission } from '../../../../functions/service/contract/ticket.ts';
import { submission as good } from '../../../support/tickets.ts';

const fieldOf = (value: unknown) => submission.safeParse(value).error?.issues[0]?.path.join('.');

describe('a submission', () => {
  it('is taken as it is', () => {
    expect(submission.parse(good)).toEqual(good);
  });

  it.each([{ email: 'ada@customer.example' }, { phone: '+48 (42) 123-45.67/8' }])(
    'needs one way to reach the customer: %o will do',
    (customer) => {
      expect(fieldOf({ ...good, customer })).toBeUndefined();
    },
  );

  it.each<[object, string]>([
    [{ customer: {} }, 'customer.email'],
    [{ customer: { name: 'Ada' } }, 'customer.email'],
    [{ customer: { email: 'ada' } }, 'customer.email'],
    [{ customer: { phone: 'call me' } }, 'customer.phone'],
    [{ customer: { phone: '12' } }, 'customer.phone'],
    [{ customer: { phone: '---' } }, 'customer.phone'],
    [{ customer: { email: 'ada@customer.example', name: 'a\nb' } }, 'customer.name'],
    [{ customer: { email: 'ada@customer.example', age: 3 } }, 'customer'],
    [{ type: 'gossip' }, 'type'],
    [{ channel: 'pigeon' }, 'channel'],
    [{ subject: '' }, 'subject'],
    [{ subject: 'x'.repeat(201) }, 'subject'],
    [{ subject: 'two\nlines' }, 'subject'],
    [{ text: '' }, 'text'],
    [{ text: 'x'.repeat(20_001) }, 'text'],
    [{ text: 7 }, 'text'],
    [{ text: 'a\u0000b' }, 'text'],
    [{ product: '' }, 'product'],
    [{ departmentId: 'billing' }, ''],
  ])('is refused with %o, naming the field', (change, field) => {
    expect(fieldOf({ ...good, ...change })).toBe(field);
  });

  it('takes as much text as it says', () => {
    expect(fieldOf({ ...good, subject: 'x'.repeat(200), text: '发'.repeat(20_000) })).toBeUndefined();
  });

  it.each([null, [], 'text', 7, undefined])('is refused when it is %j', (value) => {
    expect(submission.safeParse(value).success).toBe(false);
  });
});
