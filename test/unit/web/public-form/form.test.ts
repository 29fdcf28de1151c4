import { expect, it } from 'vitest';
import {
  attemptFrom,
  attemptOf,
  draftFrom,
  EMPTY,
  fieldOf,
  submissionOf,
} from '../../../../web/src/public-form/form.ts';
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

const draft = { ...EMPTY, subject: 'When?', text: 'Tell me.', email: 'a@b.example' };

it('sends the same again under the same key, also after a reload, and something else under another', () => {
  const first = attemptOf(draft, undefined);
  expect(first.once).toMatch(/^[0-9a-f]{32}$/);
  expect(JSON.parse(first.body)).toMatchObject({ subject: 'When?', text: 'Tell me.' });
  expect(attemptOf(draft, attemptFrom(JSON.stringify(first)))).toEqual(first);
  const second = attemptOf({ ...draft, text: 'Tell me now.' }, first);
  expect(JSON.parse(second.body)).toMatchObject({ text: 'Tell me now.' });
  expect(second.once).not.toBe(first.once);
  expect(attemptOf(draft, undefined).once).not.toBe(first.once);
});

it.each([null, '', 'no JSON', 'null', '[]', '{"body":"{}"}', '{"body":{},"once":"a"}'])(
  'knows of no attempt where %j was kept',
  (kept) => {
    expect(attemptFrom(kept)).toBeUndefined();
  },
);
