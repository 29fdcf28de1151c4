import { expect, it } from 'vitest';
import { draftFrom, EMPTY, fieldOf, submissionOf } from '../../../../web/src/public-form/form.ts';
import { formLanguage } from '../../../../web/src/public-form/language.ts';

it.each([null, '', 'no JSON', '[]', '{"type":"spell"}'])('begins anew where %j was kept', (kept) => {
  expect(draftFrom(kept)).toEqual(EMPTY);
});

it('finds again what was written', () => {
  const draft = { ...EMPTY, type: 'question', subject: 'When?', email: 'mia@example.com' };
  expect(draftFrom(JSON.stringify(draft))).toEqual(draft);
});

it('sends only what was filled in', () => {
  expect(
    JSON.parse(JSON.stringify(submissionOf({ ...EMPTY, subject: 'When?', text: 'Tell me.', email: 'a@b.example' }))),
  ).toEqual({
    type: 'complaint',
    channel: 'web',
    subject: 'When?',
    text: 'Tell me.',
    customer: { email: 'a@b.example' },
  });
});

it.each([
  ['subject', 'subject'],
  ['customer.email', 'email'],
  ['customer.name', 'name'],
  ['customer', 'email'],
  ['channel', undefined],
])('shows what is wrong with %s at %s', (blamed, field) => {
  expect(fieldOf(blamed)).toBe(field);
});

it.each([
  ['?lang=zh-Hant', ['en'], 'zh-Hant'],
  ['?lang=zh-TW', ['en'], 'zh-Hant'],
  ['?lang=zh', ['en'], 'zh-Hans'],
  ['?lang=fr', ['zh-CN'], 'zh-Hans'],
  ['?lang=%00%20', ['zh-HK'], 'zh-Hant'],
  ['', ['de', 'zh-CN', 'en'], 'zh-Hans'],
  ['', ['de'], 'en'],
])('speaks, asked by %j and by a browser of %j, %s', (search, preferred, language) => {
  expect(formLanguage(search, preferred)).toBe(language);
});
