import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Around } from '../../../../functions/customers/contract/around.ts';
import { cardOf, cardStyle } from '../../../../functions/customers/domain/card.ts';

const marks = { createdAt: '2026-03-02T09:00:00.000Z', updatedAt: '2026-03-02T09:00:00.000Z', version: 1 };

const profile: Around['profile'] = {
  ...marks,
  id: '7KQ2M9XH4C',
  number: 'A-7KQ2M-9XH4C',
  kind: 'organization',
  name: 'Żółw & <Sons>',
  phones: [{ number: '+4930123456;ext=12' }, { number: '+48601234567' }],
  emails: [{ address: 'office@zolw.example' }],
  addresses: [
    { street: 'ul. Długa 1\nlok. 2', postalCode: '00-238', city: 'Warszawa', country: 'PL' },
    { city: '台北' },
  ],
  birthday: '1990-02-28',
  grade: 'A',
};

const contact = { ...marks, id: 'C', number: 'P-1', accountId: '7KQ2M9XH4C', name: '王小明' };

describe('a customer card', () => {
  const card = cardOf(
    {
      profile,
      contacts: [
        { ...contact, jobTitle: 'Chief', phones: [{ number: '+49301' }], emails: [{ address: 'w@x.example' }] },
      ],
    },
    'en',
  );

  it('has the name, the number, and how to reach the customer', () => {
    expect(card).toContain('<h1>Żółw &amp; &lt;Sons&gt;</h1>');
    expect(card).toContain('<p>A-7KQ2M-9XH4C</p>');
    expect(card).toContain('<dt>Phone</dt><dd>+4930123456 ext. 12, +48601234567</dd>');
    expect(card).toContain('<dt>E-mail</dt><dd>office@zolw.example</dd>');
    expect(card).toContain(
      '<dt>Address</dt><dd>ul. Długa 1, lok. 2, 00-238 Warszawa, PL</dd><dt>Address</dt><dd>台北</dd>',
    );
    expect(card).toContain('<dt>Birthday</dt><dd>1990-02-28</dd><dt>Grade</dt><dd>A</dd>');
    expect(card).toContain('<h2>Contacts</h2>\n<ul><li>王小明, Chief, +49301, w@x.example</li></ul>');
  });

  it('leaves out what is not there or not shown', () => {
    const { phones: _, emails: __, addresses: ___, birthday: ____, grade: _____, ...bare } = profile;
    const plain = cardOf({ profile: bare, contacts: [] }, 'en');
    expect(plain).not.toMatch(/<dt>|<h2>/);
    expect(cardOf({ profile: bare, contacts: [contact] }, 'en')).toContain('<li>王小明</li>');
  });

  it('speaks the language that is asked for', () => {
    expect(cardOf({ profile, contacts: [] }, 'zh-Hans')).toContain('<dt>电话</dt>');
    const traditional = cardOf({ profile, contacts: [] }, 'zh-Hant');
    expect(traditional).toContain('<dt>電話</dt>');
    expect(traditional).toContain('<html lang="zh-Hant">');
    expect(traditional).toContain('<title>客戶卡 A-7KQ2M-9XH4C</title>');
  });

  it('has room for eight contacts', () => {
    const contacts = Array.from({ length: 9 }, (_, n) => ({ ...contact, name: `Nr ${n}` }));
    expect(cardOf({ profile, contacts }, 'en').match(/<li>/g)).toHaveLength(8);
  });

  it('has one style, as it is announced, and nothing that runs or is fetched', () => {
    const [, style = ''] = /<style>([^]*)<\/style>/.exec(card) ?? [];
    const digest = (text: string) => createHash('sha256').update(text).digest('base64');
    expect(digest(style)).toBe(digest(cardStyle));
    expect(card).not.toMatch(/<script|style=|src=|href=|url\(|on\w+=/);
    expect(cardStyle).toContain('@page');
  });
});
