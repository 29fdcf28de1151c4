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
    expect(plain).toContain('<body>\n<h1>Żółw &amp; &lt;Sons&gt;</h1>\n<p>A-7KQ2M-9XH4C</p>\n<dl></dl>\n\n</body>');
    expect(cardOf({ profile: bare, contacts: [contact] }, 'en')).toContain('<li>王小明</li>');
  });

  it.each([
    ['en', 'Customer card', ['Phone', 'E-mail', 'Address', 'Birthday', 'Grade'], 'Contacts'],
    ['zh-Hans', '客户卡', ['电话', '电子邮件', '地址', '生日', '等级'], '联系人'],
    ['zh-Hant', '客戶卡', ['電話', '電子郵件', '地址', '生日', '等級'], '聯絡人'],
  ] as const)('speaks the language that is asked for: %s', (language, title, labels, contacts) => {
    const [address] = profile.addresses ?? [];
    const page = cardOf({ profile: { ...profile, addresses: address && [address] }, contacts: [contact] }, language);
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).toContain(`<title>${title} A-7KQ2M-9XH4C</title>`);
    expect(Array.from(page.matchAll(/<dt>(.*?)<\/dt>/g), ([, label]) => label)).toEqual(labels);
    expect(page).toContain(`<h2>${contacts}</h2>`);
  });

  it('names every address, and each part of an address that there is', () => {
    const emails = [{ address: 'a@x.example' }, { address: 'b@x.example' }];
    const page = cardOf(
      { profile: { ...profile, emails, addresses: [{ postalCode: '00-238', region: 'Mazowsze' }] }, contacts: [] },
      'en',
    );
    expect(page).toContain('<dd>a@x.example, b@x.example</dd>');
    expect(page).toContain('<dd>00-238, Mazowsze</dd>');
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
  });

  it('fits the paper: whatever stands on it has its own measures', () => {
    expect(Array.from(cardStyle.matchAll(/([^{}]*)\{[^{}]+\}/g), ([, what]) => what)).toEqual([
      '@page',
      'body',
      'h1',
      'h2',
      'p',
      'dl',
      'dt',
      'dd',
      'ul',
    ]);
    expect(cardStyle).toContain('@page{size:A6 landscape;');
  });
});
