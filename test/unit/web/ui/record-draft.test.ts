import { expect, it } from 'vitest';
import { draftIn } from '../../../../web/src/ui/record-draft.ts';

const fresh: { readonly name: string; readonly roles: readonly string[]; readonly manager: string | null } = {
  name: '',
  roles: [],
  manager: null,
};
const typed = { name: 'Ada', roles: ['sales'], manager: 'p-1' };

it('finds what was typed with the version on which it was', () => {
  expect(draftIn(JSON.stringify({ value: typed, etag: '"3"' }), fresh)).toEqual({ value: typed, etag: '"3"' });
});

it.each([
  ['nothing was kept', ''],
  ['the text was cut', '{"value":{"name":"A'],
  ['it is a plain text', '"Ada"'],
  ['it is null', 'null'],
  ['it tells no version', JSON.stringify({ value: typed })],
  ['it lacks a field', JSON.stringify({ value: { name: 'Ada', manager: null }, etag: '"3"' })],
  ['a field is of another kind', JSON.stringify({ value: { ...typed, roles: 'sales' }, etag: '"3"' })],
])('starts with the record when %s', (_, text) => {
  expect(draftIn(text, fresh)).toBeUndefined();
});
