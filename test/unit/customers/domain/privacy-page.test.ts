import { describe, expect, it } from 'vitest';
import { privacyPage, type Gathered } from '../../../../functions/customers/domain/privacy-page.ts';

const nothing: Gathered = {
  exportedAt: '2026-03-02T09:00:00.000Z',
  records: [],
  formerly: [],
  contacts: [],
  tickets: [],
  timeline: [],
};

/** What stands below the heading of the person's own records. */
const shown = (...records: readonly unknown[]) => {
  const page = privacyPage({ ...nothing, records }, 'en');
  return page.slice(page.indexOf('<h2>You</h2>') + '<h2>You</h2>'.length, page.indexOf('<h2>Entries'));
};

describe('the page of what is kept of somebody', () => {
  it.each([
    {
      language: 'en',
      title: 'What is kept of you',
      asOf: 'As of',
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
      language: 'zh',
      title: '我们保存的有关您的资料',
      asOf: '截至',
      none: '无。',
      headings: ['您', '已合并的记录', '联系人', '您告诉我们的内容和我们的答复', '发生的事情和时间'],
    },
  ])('is in the words of $language', ({ language, title, asOf, none, headings }) => {
    const page = privacyPage(nothing, language);
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).toContain(`<title>${title}</title>`);
    expect(page).toContain(`<h1>${title}</h1>`);
    expect(page).toContain(`<p>${asOf} 2026-03-02T09:00:00.000Z</p>`);
    expect(page).toContain(headings.map((heading) => `<h2>${heading}</h2><p>${none}</p>`).join(''));
  });

  it.each([
    [undefined, 'en'],
    ['de-AT', 'de'],
    ['zh-Hant-TW', 'zh'],
    ['pl', 'en'],
    ['DE', 'de'],
    ['constructor', 'en'],
  ])('is in the language of the person, where there are words: %s', (tag, language) => {
    expect(privacyPage(nothing, tag)).toContain(`<html lang="${language}">`);
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
      'en',
    );
    expect(page.slice(page.indexOf('<h2>'), page.indexOf('\n</body>'))).toBe(
      '<h2>You</h2><article>r</article>' +
        '<h2>Entries that went together</h2><article>f</article>' +
        '<h2>Contacts</h2><article>c</article>' +
        '<h2>What you told us, and what we answered</h2><article>t</article>' +
        '<h2>What happened, and when</h2>' +
        '<article><dl><dt>what</dt><dd>created</dd></dl></article>' +
        '<article><dl><dt>what</dt><dd>updated</dd></dl></article>',
    );
  });

  it('shows every value, one below the other', () => {
    expect(shown({ name: 'Ada', employees: 0, vat: false, birthday: null })).toBe(
      '<article><dl><dt>name</dt><dd>Ada</dd><dt>employees</dt><dd>0</dd><dt>vat</dt><dd>false</dd>' +
        '<dt>birthday</dt><dd>null</dd></dl></article>',
    );
  });

  it('shows lists of words on one line, and each of a list of records or of both for itself', () => {
    expect(shown({ tags: ['a', 'b'] })).toBe('<article><dl><dt>tags</dt><dd>a, b</dd></dl></article>');
    expect(shown({ emails: [{ address: 'a@x' }, 'b@x'] })).toBe(
      '<article><dl><dt>emails</dt><dd>' +
        '<article><dl><dt>address</dt><dd>a@x</dd></dl></article><article>b@x</article></dd></dl></article>',
    );
  });

  it('leaves out what is not there', () => {
    expect(shown({ gone: undefined, tags: [], name: 'Ada' })).toBe(
      '<article><dl><dt>name</dt><dd>Ada</dd></dl></article>',
    );
  });

  it('runs nothing and fetches nothing', () => {
    const page = privacyPage({ ...nothing, records: [{ '<b>': '<script>x</script>' }] }, 'en');
    expect(page).toContain('<dt>&lt;b&gt;</dt><dd>&lt;script&gt;x&lt;/script&gt;</dd>');
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page).not.toMatch(/<script|style=|src=|href=|url\(|\bon\w+=/);
  });

  it('can be read on a screen and on paper: each of its parts has its measures', () => {
    const [, style = ''] = /<style>([^]*)<\/style>/.exec(privacyPage(nothing, 'en')) ?? [];
    expect(Array.from(style.matchAll(/([^{}]+)\{[^{}]+\}/g), ([, what]) => what)).toEqual([
      'body',
      'h1',
      'h2',
      'dl',
      'dt',
      'dd',
      'dl dl',
      'article',
      'body',
    ]);
    expect(style).toContain('article{break-inside:avoid;');
    expect(style).toContain('@media print{');
  });
});
