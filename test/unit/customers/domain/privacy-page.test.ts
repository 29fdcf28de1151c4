import { describe, expect, it } from 'vitest';
import { privacyPage, type Gathered } from '../../../../functions/customers/domain/privacy-page.ts';
import type { Reader } from '../../../../functions/customers/domain/privacy-values.ts';

const nothing: Gathered = {
  exportedAt: '2026-03-02T09:00:00.000Z',
  records: [],
  formerly: [],
  contacts: [],
  tickets: [],
  timeline: [],
};

const reading = (language: string | undefined, more: Partial<Reader> = {}): Reader => ({
  language,
  timeZone: 'UTC',
  codeLists: [],
  customFields: [],
  ...more,
});

const field = { kind: 'text', required: false, unique: false } as const;
const customFields: Reader['customFields'] = [
  { ...field, recordType: 'account', id: 'drink', label: { en: 'Drink of the house' } },
  { ...field, recordType: 'contact', id: 'drink', label: { en: 'Favourite drink' } },
];

/** What stands below the heading of the person's own records. */
const shown = (...records: readonly unknown[]) => {
  const page = privacyPage({ ...nothing, records }, reading('en', { customFields }));
  return page.slice(page.indexOf('<h2>You</h2>') + '<h2>You</h2>'.length, page.indexOf('<h2>Entries'));
};

describe('the page of what is kept of somebody', () => {
  it.each([
    {
      language: 'en',
      title: 'What is kept of you',
      asOf: 'As of',
      at: 'March 2, 2026 at 10:00 AM',
      allTimes: 'Time zone of all times',
      none: 'Nothing.',
      headings: [
        'You',
        'Entries that went together',
        'Contacts',
        'What you told us, and what we answered',
        'What happened, and when',
      ],
    },
    {
      language: 'de',
      title: 'Was über Sie gespeichert ist',
      asOf: 'Stand',
      at: '2. März 2026 um 10:00',
      allTimes: 'Zeitzone aller Zeiten',
      none: 'Nichts.',
      headings: [
        'Sie',
        'Einträge, die zusammengelegt wurden',
        'Ansprechpartner',
        'Was Sie uns mitgeteilt haben, und unsere Antworten',
        'Was geschehen ist, und wann',
      ],
    },
    {
      language: 'zh-Hans',
      title: '我们保存的有关您的资料',
      asOf: '截至',
      at: '2026年3月2日 10:00',
      allTimes: '所有时间的时区',
      none: '无。',
      headings: ['您', '已合并的记录', '联系人', '您告诉我们的内容和我们的答复', '发生的事情和时间'],
    },
    {
      language: 'zh-Hant',
      title: '我們保存的有關您的資料',
      asOf: '截至',
      at: '2026年3月2日 上午10:00',
      allTimes: '所有時間的時區',
      none: '無。',
      headings: ['您', '已合併的記錄', '聯絡人', '您告訴我們的內容和我們的答覆', '發生的事情和時間'],
    },
  ])('is in the words of $language', ({ language, title, asOf, at, allTimes, none, headings }) => {
    const page = privacyPage(nothing, reading(language, { timeZone: 'Europe/Berlin' })).replaceAll('\u202F', ' ');
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).toContain(`<title>${title}</title>`);
    expect(page).toContain(`<h1>${title}</h1>`);
    expect(page).toContain(`<dl><dt>${asOf}</dt><dd>${at}</dd><dt>${allTimes}</dt><dd>Europe/Berlin</dd></dl>`);
    expect(page).toContain(headings.map((heading) => `<h2>${heading}</h2><p>${none}</p>`).join(''));
  });

  it.each([
    [undefined, 'en'],
    ['de-AT', 'de'],
    ['zh-TW', 'zh-Hant'],
    ['pl', 'en'],
    ['DE', 'de'],
    ['constructor', 'en'],
  ])('is in the language of the person, where there are words: %s', (tag, language) => {
    expect(privacyPage(nothing, reading(tag))).toContain(`<html lang="${language}">`);
  });

  it('has what is kept under its own heading', () => {
    const page = privacyPage(
      {
        ...nothing,
        records: ['r'],
        formerly: ['f'],
        contacts: ['c'],
        tickets: ['t'],
        timeline: [{ what: 'created' }, { what: 'updated' }],
      },
      reading('en'),
    );
    expect(page.slice(page.indexOf('<h2>'), page.indexOf('\n</body>'))).toBe(
      '<h2>You</h2><article>r</article>' +
        '<h2>Entries that went together</h2><article>f</article>' +
        '<h2>Contacts</h2><article>c</article>' +
        '<h2>What you told us, and what we answered</h2><article>t</article>' +
        '<h2>What happened, and when</h2>' +
        '<article><dl><dt>What</dt><dd>Created</dd></dl></article>' +
        '<article><dl><dt>What</dt><dd>Changed</dd></dl></article>',
    );
  });

  it('shows every value by its name, one below the other', () => {
    expect(shown({ name: 'Ada', employees: 0, vatFree: false, stage: 'won-back' })).toBe(
      '<article><dl><dt>Name</dt><dd>Ada</dd><dt>Employees</dt><dd>0</dd><dt>Vat free</dt><dd>No</dd>' +
        '<dt>Stage</dt><dd>Won back</dd></dl></article>',
    );
  });

  it('shows lists of words on one line, and each of a list of records or of both for itself', () => {
    expect(shown({ tags: ['a', 'b'] })).toBe('<article><dl><dt>Tags</dt><dd>a, b</dd></dl></article>');
    expect(shown({ fields: ['givenName', 'tags'] })).toBe(
      '<article><dl><dt>What was changed</dt><dd>First name, Tags</dd></dl></article>',
    );
    expect(shown({ emails: [{ address: 'a@x' }, 'b@x'] })).toBe(
      '<article><dl><dt>E-mail addresses</dt><dd>' +
        '<article><dl><dt>Address</dt><dd>a@x</dd></dl></article><article>b@x</article></dd></dl></article>',
    );
  });

  it('names a field by where it stands', () => {
    expect(shown({ region: 'north', addresses: [{ region: 'ohio' }], figures: { region: 'east' } })).toBe(
      '<article><dl><dt>Sales region</dt><dd>North</dd>' +
        '<dt>Postal addresses</dt><dd><article><dl><dt>State or province</dt><dd>ohio</dd></dl></article></dd>' +
        '<dt>Your orders in figures</dt><dd><dl><dt>Sales region</dt><dd>East</dd></dl></dd></dl></article>',
    );
  });

  it('shows an amount of money as one', () => {
    expect(shown({ figures: { spend12m: { amount: '12.50', currency: 'EUR' } } })).toBe(
      '<article><dl><dt>Your orders in figures</dt><dd><dl><dt>Spent in twelve months</dt><dd>12.50 EUR</dd></dl></dd></dl></article>',
    );
  });

  it('names the fields that the company has of its own as the company does, by the kind of record', () => {
    const own = (more: object, drink: unknown) => shown({ ...more, customFields: { drink, none: [] } });
    expect(own({}, 'tea')).toBe(
      '<article><dl><dt>Further details</dt><dd><dl><dt>Drink of the house</dt><dd>tea</dd></dl></dd></dl></article>',
    );
    expect(own({ accountId: 'A' }, ['tea', 'milk'])).toBe(
      '<article><dl><dt>Customer (id)</dt><dd>A</dd>' +
        '<dt>Further details</dt><dd><dl><dt>Favourite drink</dt><dd>tea, milk</dd></dl></dd></dl></article>',
    );
    expect(own({}, { amount: '3', currency: 'CHF' })).toContain('<dt>Drink of the house</dt><dd>3 CHF</dd>');
  });

  it('shows a field of that name that is no record as it is, and no other field so', () => {
    expect(shown({ customFields: 'x' })).toContain('<dt>Further details</dt><dd>x</dd>');
    expect(shown({ details: { drink: 'tea' } })).toContain('<dt>Drink</dt><dd>tea</dd>');
  });

  it('leaves out what is not there', () => {
    expect(shown({ gone: undefined, birthday: null, text: '', tags: [], customer: {}, name: 'Ada' })).toBe(
      '<article><dl><dt>Name</dt><dd>Ada</dd></dl></article>',
    );
  });

  it('runs nothing and fetches nothing', () => {
    const page = privacyPage({ ...nothing, records: [{ '<b>': '<script>x</script>' }] }, reading('en'));
    expect(page).toContain('<dt>&lt;b&gt;</dt><dd>&lt;script&gt;x&lt;/script&gt;</dd>');
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page).not.toMatch(/<script|style=|src=|href=|url\(|\bon\w+=/);
  });

  it('can be read on a screen and on paper: each of its parts has its measures', () => {
    const [, style = ''] = /<style>([^]*)<\/style>/.exec(privacyPage(nothing, reading('en'))) ?? [];
    expect(Array.from(style.matchAll(/([^{}]+)\{[^{}]+\}/g), ([, what]) => what)).toEqual([
      'body',
      'h1',
      'h2',
      'dl',
      'dt',
      'dd',
      'dl dl',
      'article',
      'dd>article:first-child',
      'body',
    ]);
    expect(style).toContain('article{break-inside:avoid;');
    expect(style).toContain('@media print{');
  });
});
