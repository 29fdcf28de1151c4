import { describe, expect, it } from 'vitest';
import {
  emailKey,
  foldText,
  isUnspaced,
  lineOf,
  nameKey,
  nameParts,
  nameWords,
  phoneOf,
  postalKey,
  wordsOf,
} from '../../../../functions/customers/domain/normalize.ts';

describe('a folded text', () => {
  it.each([
    ['Łódź', 'lodz'],
    ['SØREN Ærø', 'soren aero'],
    ['Straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['Đặng Thị', 'dang thi'],
    ['ılık İstanbul', 'ilik istanbul'],
    ['e\u0301cole', 'ecole'],
    ['Ελλάδα ΟΔΟΣ', 'ελλαδα οδοσ'],
    ['ﬁnance', 'finance'],
    ['ＡＢＣ１', 'abc1'],
    ['龍門 ＡＧ', '龙门 ag'],
    ['が', 'が'],
    ['김철수', '김철수'],
    ['हिन्दी', 'हिन्दी'],
  ])('makes %s to %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('is folded already', () => {
    for (const text of ['Łódź', 'Straße', '龍門', 'ΟΔΟΣ', 'İ']) expect(foldText(foldText(text))).toBe(foldText(text));
  });
});

describe('words', () => {
  it.each([
    ['Ada  King-Lovelace', ['ada', 'king', 'lovelace']],
    ["O'Brien & O’Hara", ['obrien', 'ohara']],
    ['Acme S.A. de C.V.', ['acme', 'sa', 'de', 'cv']],
    ['J. R. R. Tolkien', ['j', 'r', 'r', 'tolkien']],
    ['Node.js 24', ['node', 'js', '24']],
    ['华为技术ABC公司', ['华为技术', 'abc', '公司']],
    ['株式会社ソニー', ['株式会社ソニー']],
    ['', []],
    ['!!!', []],
  ])('of %s are %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('that are written without spaces are told from others', () => {
    expect(['华为', 'ソニー', '华a', 'a', '김'].map(isUnspaced)).toEqual([true, true, false, false, false]);
  });
});

describe("an organization's name", () => {
  it.each([
    ['Müller & Söhne GmbH & Co. KG', ['muller', 'sohne']],
    ['The Acme Company, Inc.', ['acme']],
    ['Acme S.A.', ['acme']],
    ['ACME Sp. z o.o.', ['acme']],
    ['Acme S.A. de C.V.', ['acme']],
    ['Sp z Moden', ['sp', 'z', 'moden']],
    ['北京华为技术有限公司', ['北京华为技术']],
    ['上海股份有限公司', ['上海']],
    ['株式会社ソニー', ['ソニー']],
    ['AG', ['ag']],
    ['有限公司', ['有限公司']],
  ])('%s has the words %j', (name, words) => {
    expect(nameWords(name)).toEqual(words);
  });

  it('is the same in every case, order, accent, umlaut and legal form', () => {
    const spellings = ['Müller Söhne GmbH', 'SOEHNE, Mueller', 'Sohne und Muller AG'];
    expect(new Set(spellings.map((name) => nameKey(name, 'organization')))).toEqual(new Set(['muller sohne']));
  });

  it('keeps the words of people that are legal forms of companies', () => {
    expect(nameParts('Le Sa', 'person')).toEqual(['le', 'sa']);
    expect(nameParts('Le Sa', 'organization')).toEqual(['le']);
  });

  it('is the same for given and family name in either order, simplified or traditional', () => {
    const spellings = ['王小明', '小明王', '小明 王'];
    expect(new Set(spellings.map((name) => nameKey(name, 'person'))).size).toBe(1);
    expect(nameKey('張偉', 'person')).toBe(nameKey('张伟', 'person'));
    expect(nameKey('Lovelace, Ada', 'person')).toBe('ada lovelace');
  });
});

describe('an e-mail address', () => {
  it('is compared without regard to case, with its domain in ASCII, and with its dots', () => {
    expect(emailKey('Ada.L@Customer.Example')).toBe('ada.l@customer.example');
    expect(emailKey('ada@bücher.example')).toBe('ada@xn--bcher-kva.example');
    expect(emailKey('a.b@gmail.com')).not.toBe(emailKey('ab@gmail.com'));
    expect(emailKey('ada@')).toBe('ada@');
  });
});

describe('a phone number', () => {
  it.each([
    [{ number: '+1 (415) 555-0100' }, undefined, '+14155550100', 'US'],
    [{ number: '(415) 555-0100', country: 'US' }, 'DE', '+14155550100', 'US'],
    [{ number: '030 1234567' }, 'DE', '+49301234567', 'DE'],
    [{ number: '0049 30 1234567' }, 'FR', '+49301234567', 'DE'],
    [{ number: '1-365-756-9410 x4781' }, 'US', '+13657569410;ext=4781', 'CA'],
    [{ number: '+14155550100;ext=371' }, undefined, '+14155550100;ext=371', 'US'],
    [{ number: '138 0013 8000', country: 'CN' }, undefined, '+8613800138000', 'CN'],
    [{ number: '＋４９ ３０ １２３４５６７' }, undefined, '+49301234567', 'DE'],
  ])('%j read in %s is %s of %s', (phone, usual, number, country) => {
    expect(phoneOf(phone, usual)).toEqual({ ok: true, number, country });
  });

  it.each([
    [{ number: '030 1234567' }, undefined, 'has no country'],
    [{ number: 'call me', country: 'DE' }, undefined, 'no phone number'],
    [{ number: '+49 1' }, undefined, 'no phone number'],
    [{ number: '12', country: 'DE' }, undefined, 'no phone number'],
    [{ number: '555-1234' }, 'US', 'no phone number'],
    [{ number: '030 1234567', country: 'XX' }, undefined, 'no phone number'],
    [{ number: 'my number is +49 30 1234567' }, undefined, 'no phone number'],
  ])('%j read in %s is none: it %s', (phone, usual, reason) => {
    expect(phoneOf(phone, usual)).toEqual({ ok: false, reason: expect.stringContaining(reason) as unknown });
  });

  it('is the same line with whatever extension', () => {
    expect([lineOf('+14155550100;ext=371'), lineOf('+14155550100')]).toEqual(['+14155550100', '+14155550100']);
  });
});

describe('a postal code', () => {
  it('is compared without spaces, dashes and case', () => {
    expect([postalKey('SW1A 1AA'), postalKey('sw1a-1aa')]).toEqual(['sw1a1aa', 'sw1a1aa']);
  });
});
